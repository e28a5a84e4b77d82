import type { Person } from '#domain/accounts/person.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { makeShareLink } from '#domain/entries/share-links.server.ts';
import { askToJoin } from '#domain/projects/asking.server.ts';
import { learn } from '#domain/projects/content.server.ts';
import { NewProject, Revision } from '#domain/projects/pitching.ts';
import { pitch, revise } from '#domain/projects/projects.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Company } from '../support/people.ts';
import type { Somebody } from './canaries.ts';

/** What a link to a project shows to anybody who has it. */
const SHOWN = ['zqprojecttitle', 'zqprojectpitch', 'zqprojectquestion', 'zqprojectabout', 'zqprojectlesson'];
/** What everybody here reads of it, and nobody behind a link. */
const KEPT_HERE = [
	'zqprojectneed',
	'zqprojectlink',
	'zqprojectrepository',
	'zqprojecttopic',
	'zqprojectsaid',
	'zqprojectfile',
];
/** What the outsider wrote when they asked to join: for them, and for the author, who is on it. */
const ASKED = 'zqprojectasked';

export function projectWords(everybody: readonly Somebody[]): { word: string; may: Somebody[] }[] {
	return [
		...[...SHOWN, ...KEPT_HERE].map((word) => ({ word, may: [...everybody] })),
		{ word: ASKED, may: ['outsider', 'author'] },
	];
}

export interface PlantedProject {
	/** The secret of a link to it. */
	link: string;
	/** The names of the file that stands in its text, and of one that does not. */
	used: string;
	unused: string;
	shown: string[];
	hidden: string[];
}

/** Where it can be asked for, whether a link leads there or not. */
export const PROJECT_ADDRESSES = [1, 2, 3].flatMap((number) =>
	['', '/files', '/share', '/edit', '/history', '/export.md', '/export.json', '/discussion'].map(
		(rest) => `/projects/${number}${rest}`,
	),
);

export async function plantProject(
	{ db, member }: Company,
	{ outsider }: Record<'outsider', Person>,
): Promise<PlantedProject> {
	const [title = '', line = '', question = '', about = '', lesson = ''] = SHOWN;
	const [need = '', label = '', repository = '', topic = '', said = '', fileName = ''] = KEPT_HERE;
	const given = { title, pitch: line, question, repository, topics: [topic], needs: [{ name: need }] };
	const links = [{ label, address: 'https://example.org/sketch' }];
	const { id, number } = await pitch(
		db,
		member,
		NewProject.parse({ ...given, links, joins: true, asksFirst: true }),
	);
	const of = { kind: 'project', number } as const;
	const bytes = new TextEncoder().encode('Drawn by hand');
	const { name: used } = await attach(db, member, of, { fileName: 'sketch.log', bytes });
	const { name: unused } = await attach(db, member, of, { fileName: `${fileName}.log`, bytes });
	const words = `${about}, [a sketch](${fileAddress(used)}) and [a page](/projects/1)`;
	await revise(db, member, number, Revision.parse({ about: words }));
	await transact(db, (tx) => learn(tx, member, id, lesson));
	await note(db, member, of, NewThread.parse({ text: said }));
	await askToJoin(db, outsider, number, { words: ASKED });
	const { secret: link } = await makeShareLink(db, member, of, NewShareLink.parse({}));
	return { link, used, unused, shown: SHOWN, hidden: [...KEPT_HERE, ASKED] };
}
