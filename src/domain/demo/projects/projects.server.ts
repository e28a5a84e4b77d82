import { and, eq } from 'drizzle-orm';
import { MINUTE, parseMoment } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { findTeam } from '../../accounts/teams.server.ts';
import { reference } from '../../entries/kinds.ts';
import { putOn } from '../../projects/people.server.ts';
import { BLANK, ProjectContent } from '../../projects/project.ts';
import { store } from '../../projects/projects.server.ts';
import { season } from '../../projects/seasons/tables.server.ts';
import { project, projectMember } from '../../projects/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { workingDay } from '../working-days.ts';
import { PROJECTS, type WrittenProject } from './written.ts';

/** What people of the example pitched and work on, after its seasons are there. */
export async function addProjects(tx: Transaction, cast: Cast): Promise<void> {
	for (const one of PROJECTS) await addProject(tx, one, cast);
}

async function addProject(
	tx: Transaction,
	given: WrittenProject,
	{ personOf, today, numberOf }: Cast,
): Promise<void> {
	const who = await personOf(given.by);
	const content = ProjectContent.parse({ ...BLANK, ...given.content });
	if (given.from !== undefined)
		content.about += `\n\nIt began with ${reference('postmortem', numberOf(given.from))}.`;
	const team = given.team === undefined ? null : ((await findTeam(tx, given.team))?.slug ?? null);
	const day = workingDay(today, given.ago);
	const at = parseMoment(`${day}T11:00`, who.zone) ?? Date.parse(`${day}T12:00Z`);
	const { id } = await store(tx, who, {
		content,
		sharing: { team, visibility: 'workspace', readers: [], authors: [] },
		seasonId: await seasonNamed(tx, given.season),
		publishedAt: at,
	});
	for (const [k, [mailbox, need = '']] of given.on.entries()) {
		const { id: personId } = await personOf(mailbox);
		await putOn(tx, id, { personId, need });
		const theirs = and(eq(projectMember.entryId, id), eq(projectMember.personId, personId));
		await tx
			.update(projectMember)
			.set({ joinedAt: at + k * MINUTE })
			.where(theirs);
	}
	await tx
		.update(project)
		.set({ state: given.state, stateAt: at, stirredAt: at })
		.where(eq(project.entryId, id));
}

async function seasonNamed(tx: Transaction, name: string | null): Promise<number | null> {
	if (name === null) return null;
	const [found] = await tx.select({ id: season.id }).from(season).where(eq(season.name, name));
	return found?.id ?? null;
}
