import type { ProjectContent } from '../project.ts';
import { questionSaid } from './ending.ts';

interface Packed {
	/** `P-12` */
	reference: string;
	content: Pick<ProjectContent, 'about'>;
	ending: { wondered: string; tried: string; know: string; openQuestions: string };
	lessons: readonly { id: number; text: string }[];
	answered: readonly { which: string; answer: string }[];
}

/** The story so far, for whoever goes on: in Markdown, and without the parts that nobody wrote. */
export function packIn({ reference, content, ending, lessons, answered }: Packed): string {
	const parts = [
		part('What was wondered', ending.wondered),
		part('What was tried', ending.tried),
		part('What is known now', ending.know),
		part('What it taught', lessons.map(({ id, text }) => `- ${oneLine(text)} (L-${id})`).join('\n')),
		part('Open questions', bulleted(ending.openQuestions)),
		part(
			'What became of it',
			answered.map((one) => `- ${questionSaid(one.which)} ${oneLine(one.answer)}`).join('\n'),
		),
		part('How it began', content.about),
	];
	return [`Goes on from ${reference}.`, ...parts].filter(Boolean).join('\n\n');
}

const part = (heading: string, text: string) => (text === '' ? '' : `## ${heading}\n\n${text}`);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One a line, as they are written down. */
function bulleted(lines: string): string {
	const all = lines.split('\n').map((line) => line.replace(/^\s*[-*]\s+/, '').trim());
	return all
		.filter(Boolean)
		.map((line) => `- ${line}`)
		.join('\n');
}
