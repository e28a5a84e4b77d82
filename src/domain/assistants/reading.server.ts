import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { lessonWith } from '../lessons/lesson-rows.server.ts';
import { shownChangeWith } from '../changes/shown.server.ts';
import { hrefOf, reference, type Kind } from '../entries/kinds.ts';
import { LESSON_STATE_NAMES } from '../lessons/turning.ts';
import { exportMarkdown as openingAsMarkdown } from '../growth/opportunities/exporting.server.ts';
import { exportMarkdown as loggedAsMarkdown } from '../log/exporting.server.ts';
import { exportMarkdown as postmortemAsMarkdown } from '../postmortems/exporting.server.ts';
import { exportMarkdown as projectAsMarkdown } from '../projects/exporting.server.ts';
import { exportMarkdown as storyAsMarkdown } from '../stories/exporting.server.ts';
import { readCourse } from '../training/courses.server.ts';
import type { Named } from './naming.ts';

/** What somebody may read, as Markdown; anything else is missing, whether it exists or not. */
export async function readAsMarkdown(
	db: Database,
	who: Person,
	{ is, number }: Named,
	home: string,
): Promise<string> {
	switch (is) {
		case 'lesson':
			return lessonAsMarkdown(db, who, number, home);
		case 'change':
			return changeAsMarkdown(db, who, number, home);
		case 'course':
			return courseAsMarkdown(db, who, number, home);
		default:
			return (await EXPORTS[is](db, who, number)).text;
	}
}

const EXPORTS: Record<
	Exclude<Kind, 'course'>,
	(db: Database, who: Person, number: number) => Promise<{ text: string }>
> = {
	postmortem: postmortemAsMarkdown,
	log: loggedAsMarkdown,
	story: storyAsMarkdown,
	project: projectAsMarkdown,
	opportunity: openingAsMarkdown,
};

async function lessonAsMarkdown(db: Database, who: Person, id: number, home: string): Promise<string> {
	const { text, state, entry, changes, thanks } = await lessonWith(db, who, id);
	return lines([
		`# Lesson L-${id}`,
		text,
		`How it stands: ${LESSON_STATE_NAMES[state]}. It was learned in ${linkTo(entry, home)}.`,
		thanks.helped + thanks.changed > 0 &&
			`It helped ${thanks.helped}, and changed what ${thanks.changed} did.`,
		changes.length > 0 && '## What followed',
		changes.map((one) => `- C-${one.id}, ${one.state}: ${oneLine(one.text)}`).join('\n'),
	]);
}

async function changeAsMarkdown(db: Database, who: Person, id: number, home: string): Promise<string> {
	const shown = (await shownChangeWith(db.read, who, id)) ?? missing('This change');
	const { text, words, sentence, reason, entry, lesson, owner, link } = shown;
	return lines([
		`# Change C-${id}`,
		text,
		`${words}. ${owner ? `${owner.name} looks after it.` : 'Nobody looks after it yet.'} It came of ${linkTo(entry, home)}.`,
		lesson && `It follows from lesson L-${lesson.id}: ${lesson.text}`,
		sentence !== '' && `What the last look has shown: ${sentence}`,
		reason !== '' && `Why it was dropped: ${reason}`,
		link !== '' && `Where the work lives: ${link}`,
	]);
}

/** Its outline: what is taught is read where it can be answered, one lesson after the other. */
async function courseAsMarkdown(db: Database, who: Person, number: number, home: string): Promise<string> {
	const { content } = await readCourse(db.read, who, number);
	const { title, summary, topics, modules } = content;
	return lines([
		`# ${title}`,
		summary,
		topics.length > 0 && `Topics: ${topics.join(', ')}`,
		...modules.map((one) =>
			[`## ${one.title}\n`, ...one.lessons.map((lesson) => `- ${lesson.title} (${lesson.minutes} min)`)].join(
				'\n',
			),
		),
		`This is its outline; a person takes it at ${home}${hrefOf('course', number)}.`,
	]);
}

const linkTo = ({ kind, number, title }: { kind: Kind; number: number; title: string }, home: string) =>
	`[${reference(kind, number)} ${title}](${home}${hrefOf(kind, number)})`;
const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const lines = (parts: (string | false | null)[]) =>
	`${parts.filter((part) => part !== false && part !== null && part !== '').join('\n\n')}\n`;
