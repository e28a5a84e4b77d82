import type { Content } from '../postmortem.ts';
import { namesIn } from './facts.ts';
import type { Card } from './card.ts';
import type { Role } from './headings.ts';
import { plainText } from './plain-text.ts';
import { within, type Section } from './sections.ts';

const LONGEST = 20_000;
const LONGEST_REFLECTION = 900_000;
/** An opening longer than this is the report itself. */
const LONGEST_OPENING = 1_500;

type Prose = Pick<
	Content,
	'summary' | 'impact' | 'feltBy' | 'wentWell' | 'wasHard' | 'gotLucky' | 'services'
>;

/** Takes the parts that are told in prose out of their sections. */
export function takeProse(root: Section, card: Card): Prose {
	const summary = takeFirst(root, 'summary') || cardText(card, 'summary') || takeOpening(root);
	return {
		summary,
		impact: takeFirst(root, 'impact') || cardText(card, 'impact'),
		feltBy: takeFirst(root, 'feltBy'),
		wentWell: takeAll(root, 'wentWell'),
		wasHard: takeAll(root, 'wasHard'),
		gotLucky: takeAll(root, 'gotLucky'),
		services: takeServices(root),
	};
}

function cardText(card: Card, key: 'summary' | 'impact'): string {
	for (const { value, used } of card.values(key)) {
		if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST) continue;
		used();
		return value.trim();
	}
	return '';
}

function takeFirst(root: Section, role: Role): string {
	for (const section of within(root)) {
		if (section.role !== role) continue;
		const text = take(section, LONGEST);
		if (text !== '') return text;
	}
	return '';
}

function takeAll(root: Section, role: Role): string {
	const tops = (section: Section): Section[] =>
		section.role === role ? [section] : section.children.flatMap(tops);
	let room = LONGEST_REFLECTION;
	const texts = tops(root).map((section) => {
		const text = take(section, room);
		room -= text.length + 2;
		return text;
	});
	return texts.filter((text) => text !== '').join('\n\n');
}

/** The unused text of a section and of what stands beneath it without a name that means something else. */
function take(section: Section, most: number): string {
	const parts = [...ownParts(section, section.role)];
	const text = parts
		.map(({ text: words }) => words)
		.filter((words) => words !== '')
		.join('\n\n')
		.trim();
	if (text === '' || text.length > most) return '';
	for (const part of parts) part.use();
	return text;
}

function* ownParts(section: Section, role: Role | null): Generator<{ text: string; use: () => void }> {
	for (const block of section.blocks) {
		if (!block.used) yield { text: block.raw.trimEnd(), use: () => (block.used = true) };
	}
	for (const child of section.children) {
		if (child.role !== role && child.own !== null) continue;
		yield { text: child.raw.trim(), use: () => (child.headingUsed = true) };
		yield* ownParts(child, role);
	}
}

/** Without a summary, the words before the first section are one. */
function takeOpening(root: Section): string {
	const [title] = root.children;
	const opening = title?.headingUsed ? title : root;
	const told = opening.blocks.filter(({ used }) => !used);
	const text = told.map(({ raw }) => raw.trim()).join('\n\n');
	const plain = told.every(({ token }) => token.type === 'paragraph');
	const sections = title?.headingUsed
		? title.children.length + root.children.length - 1
		: root.children.length;
	if (
		!plain ||
		sections === 0 ||
		text === '' ||
		text.length > LONGEST_OPENING ||
		/^\W*[\w ]{1,40}\W*:/m.test(text)
	)
		return '';
	for (const block of told) block.used = true;
	return text;
}

function takeServices(root: Section): string[] {
	return [...within(root)].flatMap((section) => {
		if (section.role !== 'services' || section.children.length > 0) return [];
		const names = namesIn(section.blocks.map(({ raw }) => raw).join('\n'), 100);
		if (!names || names.some((name) => plainText(name).length > 120)) return [];
		for (const block of section.blocks) block.used = true;
		return names;
	});
}
