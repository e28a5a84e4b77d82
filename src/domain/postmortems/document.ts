import { z } from 'zod';
import { clockTime, isoDay, zoneName } from '#lib/dates.ts';
import { joinFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Sharing } from '../entries/entry.ts';
import { readSections, writeSections, type Section } from './marked-sections.ts';
import { BLANK, Content } from './postmortem.ts';
import { toWire } from './wire.ts';

/** The value of `kintsugi` in the front matter of a file we wrote. */
export const FORMAT = 'post-mortem/1';

/** A post-mortem outside of any workspace: what an export holds. */
export interface PostmortemDocument {
	uid: string;
	number: number | null;
	publishedAt: number | null;
	sharing: Sharing;
	content: Content;
	/** What people saw, as far as they released it. */
	accounts: Account[];
}

/** One person's own words beside the others'; the name is empty where they left it out. */
export interface Account {
	role: string;
	name: string;
	text: string;
}

const PROSE = {
	summary: '## Summary',
	impact: '## Impact',
	'felt-by': '## Felt by',
	narrative: '## What happened',
	'went-well': '## What went well',
	'was-hard': '## What was hard',
	'got-lucky': '## Where we got lucky',
} as const;

/** As one Markdown file: good to read as it is, and it comes back as an equal post-mortem. */
export function writeDocument(document: PostmortemDocument): string {
	const { content, sharing } = document;
	const { times, timeline, ...wire } = toWire(content);
	const facts = {
		kintsugi: FORMAT,
		uid: document.uid,
		number: document.number,
		title: content.title,
		kind: content.kind,
		template: content.template,
		published: document.publishedAt === null ? null : new Date(document.publishedAt).toISOString(),
		...sharing,
		severity: wire.severity,
		services: wire.services,
		zone: wire.zone,
		date: wire.date,
		...times,
		durations: wire.durations,
		topics: wire.topics,
	};
	const text = (name: keyof typeof PROSE, words: string): Section[] =>
		words === '' ? [] : [{ name, facts: null, label: PROSE[name], text: words }];
	const sections: Section[] = [
		...text('summary', content.summary),
		...text('impact', content.impact),
		...text('felt-by', content.feltBy),
		...text('narrative', content.narrative),
		...timeline.flatMap(({ text: words, evidence, id: _, ...event }, index): Section[] => [
			{ name: 'event', facts: event, label: momentLabel(content, index), text: words },
			...(evidence === '' ? [] : [{ name: 'evidence', facts: null, label: '', text: evidence }]),
		]),
		...content.factors.map(({ title, detail, kind, topics }, index): Section => ({
			name: 'factor',
			facts: { title, kind, topics },
			label: `## Contributing factor ${index + 1}: ${oneLine(title)}`,
			text: detail,
		})),
		...text('went-well', content.wentWell),
		...text('was-hard', content.wasHard),
		...text('got-lucky', content.gotLucky),
		...content.lessons.map((lesson, index): Section => ({
			name: 'lesson',
			facts: null,
			label: `## Lesson ${index + 1}`,
			text: lesson.text,
		})),
		...content.changes.map(({ text: words, id: _, ...change }, index): Section => ({
			name: 'change',
			facts: change,
			label: `## Change ${index + 1}, ${change.state}`,
			text: words,
		})),
		...document.accounts.map(({ role, name, text: words }, index): Section => ({
			name: 'account',
			facts: { role, name },
			label: `## What people saw, ${index + 1}${role === '' ? '' : `: ${oneLine(role)}`}`,
			text: words,
		})),
	];
	const heading = `# ${oneLine(content.title) || 'Untitled'}\n\n`;
	return joinFrontMatter(facts, heading + writeSections(sections));
}

function momentLabel(content: Content, index: number): string {
	const { at = null, role = '' } = content.timeline[index] ?? {};
	const time =
		at === null
			? 'Time unknown'
			: `${isoDay(at, content.zone)} ${clockTime(at, content.zone)} ${zoneName(at, content.zone)}`;
	return `### ${time}${role === '' ? '' : `, ${oneLine(role)}`}`;
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const Facts = z.looseObject({
	uid: z.string(),
	number: z.int().positive().nullable().catch(null),
	title: z.string(),
	published: z.iso.datetime({ offset: true }).nullable(),
});

const AccountFacts = z.object({
	role: z.string().trim().max(120).default(''),
	name: z.string().trim().max(200).default(''),
});

/**
 * Reads what `writeDocument` wrote, also after people edited the words in it.
 * @throws z.ZodError where a fact is not what it has to be
 */
export function readDocumentOfOurs(data: Record<string, unknown>, body: string): PostmortemDocument {
	const facts = Facts.parse(data);
	const { sections } = readSections(body);
	const prose = (name: keyof typeof PROSE) => sections.find((section) => section.name === name)?.text ?? '';
	const all = (name: string) => sections.filter((section) => section.name === name);
	const given = (section: Section) => z.looseObject({}).parse(section.facts ?? {});
	const content = Content.parse({
		title: facts.title,
		kind: data.kind ?? BLANK.kind,
		template: data.template ?? '',
		durations: data.durations ?? [],
		severity: data.severity,
		services: data.services,
		zone: data.zone,
		date: data.date,
		topics: data.topics,
		times: data,
		summary: prose('summary'),
		impact: prose('impact'),
		feltBy: prose('felt-by'),
		narrative: prose('narrative'),
		wentWell: prose('went-well'),
		wasHard: prose('was-hard'),
		gotLucky: prose('got-lucky'),
		timeline: sections.flatMap((section, index) => {
			if (section.name !== 'event') return [];
			const next = sections[index + 1];
			const evidence = next?.name === 'evidence' ? next.text : '';
			return [{ ...given(section), text: section.text, evidence }];
		}),
		factors: all('factor').map((section) => ({ ...given(section), detail: section.text })),
		lessons: all('lesson').map(({ text }) => ({ text })),
		changes: all('change').map((section) => ({ ...given(section), text: section.text })),
	});
	return {
		uid: facts.uid,
		number: facts.number,
		publishedAt: facts.published === null ? null : Date.parse(facts.published),
		sharing: Sharing.parse(data),
		content,
		accounts: all('account').map((section) => ({
			...AccountFacts.parse(section.facts ?? {}),
			text: section.text,
		})),
	};
}
