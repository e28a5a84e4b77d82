import { counted, listed, sentenceCase } from '#lib/numbers.ts';
import { hrefOf, shownReference } from '../../entries/kinds.ts';
import { ENDING_NAMES, ENDINGS, type Ending } from '../project.ts';

/** What is known of a season once it is told. */
export interface SeasonFacts {
	name: string;
	projects: readonly FinishedProject[];
	/** How many people were on them. */
	people: number;
	/** Ideas that nobody took up. */
	ideas: number;
}

export interface FinishedProject {
	number: number;
	title: string;
	pitch: string;
	ending: Ending | null;
	people: readonly { name: string }[];
	lessons: readonly { id: number; text: string; changes: readonly { text: string; done: boolean }[] }[];
}

const HOW: Record<Ending, string> = {
	shipped: 'shipped',
	adopted: 'adopted by somebody',
	continues: 'going on',
	parked: 'parked for whoever goes on',
	stopped: 'stopped with a lesson',
};

/** `four shipped, two parked for whoever goes on and one has not ended yet` */
export function endedHow(projects: readonly Pick<FinishedProject, 'ending'>[]): string {
	const parts = ENDINGS.flatMap((how) => {
		const many = projects.filter(({ ending }) => ending === how).length;
		return many === 0 ? [] : [`${counted(many, '', '').trim()} ${HOW[how]}`];
	});
	const open = projects.filter(({ ending }) => ending === null).length;
	if (open === projects.length) return open === 1 ? 'it has not ended yet' : 'none of them has ended yet';
	if (open > 0) parts.push(`${counted(open, '', '').trim()} ${open === 1 ? 'has' : 'have'} not ended yet`);
	return listed(parts);
}

/** The summary that writes itself, in Markdown: what was tried, what is known now, what changes. */
export function writeSummary(facts: SeasonFacts): string {
	const { name, projects, people, ideas } = facts;
	if (projects.length === 0) {
		return `Nobody has begun a project in ${name} yet. ${sentenceCase(counted(ideas, 'idea'))} ${ideas === 1 ? 'waits' : 'wait'}.`;
	}
	const lessons = projects.flatMap((one) => one.lessons);
	const changes = lessons.flatMap((one) => one.changes);
	const paragraphs = [
		`${sentenceCase(counted(people, 'person', 'people'))} worked on ${counted(projects.length, 'project')}: ${endedHow(projects)}.`,
		lessons.length === 0
			? 'What was learned is not written down yet.'
			: `${sentenceCase(counted(lessons.length, 'lesson'))} came out of it${changesSaid(changes)}.`,
		...(ideas === 0
			? []
			: [`${sentenceCase(counted(ideas, 'idea'))} ${ideas === 1 ? 'is' : 'are'} free to be taken up.`]),
	];
	return [paragraphs.join(' '), learnedPart(projects), projectsPart(projects)].filter(Boolean).join('\n\n');
}

/** For a page: what a summary names leads to it. A file that is taken away has no pages to lead to. */
export const withLinks = (summary: string): string =>
	summary.replace(
		/\((?:L-(\d+), )?P-(\d+)\)/g,
		(_, lessonId: string | undefined, number: string) =>
			`(${lessonId === undefined ? '' : `[L\u2011${lessonId}](/lessons/${lessonId}), `}[${shownReference('project', Number(number))}](${hrefOf('project', Number(number))}))`,
	);

function changesSaid(changes: readonly { done: boolean }[]): string {
	if (changes.length === 0) return '';
	const done = changes.filter((one) => one.done).length;
	return `, and ${counted(changes.length, 'change')}, of which ${counted(done, '', '').trim()} ${done === 1 ? 'is' : 'are'} made`;
}

function learnedPart(projects: readonly FinishedProject[]): string {
	const lines = projects.flatMap(({ number, lessons }) =>
		lessons.flatMap(({ id, text, changes }) => [
			`- ${text} (L-${id}, P-${number})`,
			...changes.map((one) => `  - ${one.done ? 'We do now' : 'Planned'}: ${one.text}`),
		]),
	);
	return lines.length === 0 ? '' : ['## What we learned', '', ...lines].join('\n');
}

function projectsPart(projects: readonly FinishedProject[]): string {
	const lines = projects.map(({ number, title, pitch, ending, people }) => {
		const how = ending === null ? 'Not ended yet' : ENDING_NAMES[ending];
		const who = people.length === 0 ? '' : ` ${listed(people.map(({ name }) => name))}.`;
		return `- **${title}** (P-${number}). ${pitch}${pitch === '' ? '' : ' '}${how}.${who}`;
	});
	return ['## The projects', '', ...lines].join('\n');
}
