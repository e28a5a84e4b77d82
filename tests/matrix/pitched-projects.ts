import type { Person } from '#domain/accounts/person.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { note } from '#domain/entries/discussion/commenting.server.ts';
import { NewThread } from '#domain/entries/discussion/note.ts';
import { NewShareLink } from '#domain/entries/share-link.ts';
import { makeShareLink } from '#domain/entries/share-links.server.ts';
import { askingsOf, askToJoin } from '#domain/projects/asking.server.ts';
import { NewProject, Revision } from '#domain/projects/pitching.ts';
import { pitch, read, remove, revise } from '#domain/projects/projects.server.ts';
import { begin } from '#domain/projects/state.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import type { Company } from '../support/people.ts';

export const PITCHED = ['team', 'workspace', 'building', 'removed'] as const;
export type PitchState = (typeof PITCHED)[number];

/** What the author pitched and works on, alone: numbers, the thread that they began, who asks to join. */
export interface Pitched {
	numbers: Record<PitchState, number>;
	said: Record<number, number>;
	asked: Record<number, number>;
	/** The names of the files that stand in their texts, by number. */
	files: Record<number, string>;
	/** The ids of links to them, by number, and the secret of the one to what everybody reads. */
	links: Record<number, number>;
	link: string;
}

export async function pitchProjects(
	{ db, member, outsider }: Company,
	{ teammate }: Record<'teammate', Person>,
): Promise<Pitched> {
	const pitched: Pitched = {
		numbers: { team: 0, workspace: 0, building: 0, removed: 0 },
		said: {},
		asked: {},
		files: {},
		links: {},
		link: '',
	};
	const one = async (state: PitchState, input: object = {}) => {
		const given = NewProject.parse({ title: `A project: ${state}`, team: 'payments', joins: true, ...input });
		const { number } = await pitch(db, member, given);
		const text = `Said of ${state}`;
		const said = await note(db, member, { kind: 'project', number }, NewThread.parse({ text }));
		pitched.said[number] = said.thread;
		pitched.numbers[state] = number;
		const of = { kind: 'project', number } as const;
		const bytes = new TextEncoder().encode(`Drawn for ${state}`);
		const { name } = await attach(db, member, of, { fileName: 'sketch.log', bytes });
		pitched.files[number] = name;
		const about = `[The sketch](${fileAddress(name)})`;
		await revise(db, member, number, Revision.parse({ about }));
		const { id, secret } = await makeShareLink(db, member, of, NewShareLink.parse({}));
		pitched.links[number] = id;
		if (state === 'workspace') pitched.link = secret;
		return number;
	};
	const asks = async (who: Person, number: number) => {
		await askToJoin(db, who, number, { words: 'I would like to.' });
		const { entry } = await read(db, member, number);
		const { askings } = await askingsOf(db.read, member, entry);
		pitched.asked[number] = askings[0]?.id ?? 0;
	};
	await asks(teammate, await one('team', { visibility: 'team' }));
	await asks(outsider, await one('workspace'));
	await begin(db, member, await one('building'));
	await remove(db, member, await one('removed'));
	return pitched;
}
