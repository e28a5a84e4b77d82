import { z } from 'zod';
import { myLeave, takeLeave } from '#domain/log/days-off.server.ts';
import { NewLeave } from '#domain/log/rhythm-form.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const LeaveList = z.object({
	items: z.array(z.object({ id: z.int(), fromDay: z.iso.date(), toDay: z.iso.date() })),
});

export const GET = endpoint({
	summary: 'Your own leave that is not over; it is told to nobody',
	scope: 'read',
	answers: LeaveList,
	act: async (person, _, { locals }) => ({ body: { items: await myLeave(locals.db, person) } }),
});

export const POST = endpoint({
	summary: 'Say when you are on leave: no team asks you then',
	scope: 'write',
	body: NewLeave,
	answers: LeaveList,
	status: 201,
	act: async (person, { body }, { locals }) => {
		await takeLeave(locals.db, person, body);
		return { body: { items: await myLeave(locals.db, person) } };
	},
});
