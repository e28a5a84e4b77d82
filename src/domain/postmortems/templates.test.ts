import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { factorKinds, changeFactorKinds } from './factor-kinds.server.ts';
import { FactorKinds, FIRST_FACTOR_KINDS } from './factor-kind.ts';
import { draft, NewPostmortem, read } from './postmortems.server.ts';
import { suggested, Template } from './template.ts';
import { TemplateForm, typedTemplate } from './template-form.ts';
import {
	addTemplate,
	changeTemplate,
	findTemplate,
	listRetired,
	listTemplates,
	resetTemplate,
	retireTemplate,
} from './templates.server.ts';

let company: Company;
beforeEach(async () => (company = await freshCompany()));
afterEach(() => company.close());

const OURS: Omit<Template, 'slug'> = {
	name: 'Données perdues',
	about: 'For data that went missing.',
	kind: 'incident',
	parts: ['summary', 'narrative'],
	questions: { narrative: ['Which copy was the newest?'] },
	narrative: '## What was lost',
	severities: [1],
	teams: ['payments'],
};

describe('templates', () => {
	test('four come with it, each a whole one', async () => {
		const templates = await listTemplates(company.db.read);
		expect(templates.map(({ slug }) => slug)).toEqual(['full', 'light', 'near-miss', 'success']);
		for (const { builtIn: _, changed: __, ...one } of templates) expect(Template.parse(one)).toEqual(one);
		const questions = templates.flatMap((one) => Object.values(one.questions).flat());
		expect(questions.filter((question) => !/[?.]$/.test(question))).toEqual([]);
		expect(
			questions.filter((question) => /\bwhy\b|root cause|should have|fail(?:ed)?\b/i.test(question)),
		).toEqual([]);
	});

	test('one is added, with an address of its own, and offered after the others', async () => {
		expect(await addTemplate(company.db, company.admin, OURS)).toEqual({ slug: 'donnees-perdues' });
		expect(await addTemplate(company.db, company.admin, OURS)).toEqual({ slug: 'donnees-perdues-2' });
		const templates = await listTemplates(company.db.read);
		expect(templates.at(-2)).toEqual({ ...OURS, slug: 'donnees-perdues', builtIn: false, changed: false });
	});

	test('one that came with it gets other words, and those it came with again', async () => {
		const full = await findTemplate(company.db.read, 'full');
		await changeTemplate(company.db, company.owner, { ...OURS, slug: 'full', name: 'All of it' });
		expect(await findTemplate(company.db.read, 'full')).toMatchObject({ name: 'All of it', changed: true });
		await resetTemplate(company.db, company.owner, 'full');
		expect(await findTemplate(company.db.read, 'full')).toEqual(full);
	});

	test('one that is offered no longer is still there for what was written with it', async () => {
		await retireTemplate(company.db, company.admin, { slug: 'light', retired: true });
		expect((await listTemplates(company.db.read)).map(({ slug }) => slug)).not.toContain('light');
		expect((await listRetired(company.db.read)).map(({ slug }) => slug)).toEqual(['light']);
		expect(await findTemplate(company.db.read, 'light')).toMatchObject({ slug: 'light' });
		await retireTemplate(company.db, company.admin, { slug: 'light', retired: false });
		expect(await listRetired(company.db.read)).toEqual([]);
	});

	test('the last one stays', async () => {
		for (const slug of ['light', 'near-miss', 'success']) {
			await retireTemplate(company.db, company.admin, { slug, retired: true });
		}
		await expect(
			retireTemplate(company.db, company.admin, { slug: 'full', retired: true }),
		).rejects.toMatchObject({ status: 409 });
	});

	test('members change none', async () => {
		const { db, member } = company;
		await expect(addTemplate(db, member, OURS)).rejects.toMatchObject({ status: 403 });
		await expect(changeTemplate(db, member, { ...OURS, slug: 'full' })).rejects.toMatchObject({
			status: 403,
		});
		await expect(retireTemplate(db, member, { slug: 'full', retired: true })).rejects.toMatchObject({
			status: 403,
		});
		await expect(resetTemplate(db, member, 'full')).rejects.toMatchObject({ status: 403 });
	});

	test('the narrowest that fits is suggested', async () => {
		await addTemplate(company.db, company.admin, OURS);
		const templates = await listTemplates(company.db.read);
		const slug = (severity: number | null, team: string | null, kind: Template['kind'] = 'incident') =>
			suggested(templates, { kind, severity, team })?.slug;
		expect(slug(null, null)).toBe('full');
		expect(slug(3, null)).toBe('light');
		expect(slug(1, 'payments')).toBe('donnees-perdues');
		expect(slug(1, 'platform')).toBe('full');
		expect(slug(1, 'payments', 'near-miss')).toBe('near-miss');
	});

	test('its form comes back as it was, and a part with too many questions is named', () => {
		expect(TemplateForm.parse(typedTemplate(OURS))).toEqual(OURS);
		const many = { ...typedTemplate(OURS), questions: { impact: 'one?\n'.repeat(21) } };
		expect(TemplateForm.safeParse(many).error?.issues.map(({ path, message }) => [path, message])).toEqual([
			[['questions', 'impact'], 'A part can have 20 questions at the most.'],
		]);
	});
});

describe('kinds of factors', () => {
	test('a first list is there until the workspace has its own', async () => {
		const { db, admin } = company;
		expect(await factorKinds(db.read)).toEqual(FIRST_FACTOR_KINDS);
		await changeFactorKinds(db, admin, [{ was: '', name: 'Night', about: '' }]);
		expect(await factorKinds(db.read)).toEqual([{ name: 'Night', about: '' }]);
		await changeFactorKinds(db, admin, []);
		expect(await factorKinds(db.read)).toEqual(FIRST_FACTOR_KINDS);
	});

	test('factors follow a kind to its new name', async () => {
		const { db, admin, member } = company;
		const factors = [{ title: 'The page rang elsewhere', kind: 'Missing signal' }];
		const { number } = await draft(db, member, NewPostmortem.parse({ content: { title: 'One', factors } }));
		await changeFactorKinds(db, admin, [{ was: 'Missing signal', name: 'Unseen', about: '' }]);
		expect((await read(db, member, number)).content.factors[0]?.kind).toBe('Unseen');
	});

	test('a name stands there once, and an empty row is none', () => {
		const row = (name: string) => ({ was: '', name, about: '' });
		expect(FactorKinds.parse([row('A'), row(' '), row('B')]).map(({ name }) => name)).toEqual(['A', 'B']);
		expect(FactorKinds.safeParse([row('A'), row('a')]).error?.issues[0]?.path).toEqual([1, 'name']);
	});

	test('members change none', async () => {
		await expect(changeFactorKinds(company.db, company.member, [])).rejects.toMatchObject({ status: 403 });
	});
});
