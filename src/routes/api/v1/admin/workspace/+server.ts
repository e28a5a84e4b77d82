import { z } from 'zod';
import type { Person } from '#domain/accounts/person.ts';
import { changeWorkspace, readWorkspace, WorkspaceChange } from '#domain/accounts/workspace.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Workspace = z.object({
	name: z.string(),
	zone: z.string(),
	/** Why everybody reads and only owners write; null at other times. */
	maintenance: z.string().nullable(),
});

async function answer(db: Database, person: Person): Promise<z.input<typeof Workspace>> {
	const { workspace, zone, maintenance } = await readWorkspace(db, person);
	return { name: workspace, zone, maintenance: maintenance?.sentence ?? null };
}

export const GET = endpoint({
	summary: 'What the workspace is called, and the clock it goes by; for administrators',
	scope: 'read',
	answers: Workspace,
	act: async (person, _, { locals }) => ({ body: await answer(locals.db, person) }),
});

export const PATCH = endpoint({
	summary: 'Call the workspace something else, or let it go by another clock; for administrators',
	scope: 'write',
	body: z.object({
		name: WorkspaceChange.shape.workspace.optional(),
		zone: WorkspaceChange.shape.zone.optional(),
	}),
	answers: Workspace,
	act: async (person, { body }, { locals: { db } }) => {
		const now = await readWorkspace(db, person);
		await changeWorkspace(db, person, { workspace: body.name ?? now.workspace, zone: body.zone ?? now.zone });
		return { body: await answer(db, person) };
	},
});
