import { z } from 'zod';
import { answerOfRecall, RecallAnswer } from '#domain/recall/answer.ts';
import { keptBy } from '#domain/recall/keeping.server.ts';
import { meeting } from '#domain/recall/meeting.server.ts';
import { beginAgain, setAWeek, stop } from '#domain/recall/wish.server.ts';
import { Wish } from '#domain/recall/wish.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'The lessons you keep, and the one to meet now',
	scope: 'read',
	answers: RecallAnswer,
	act: async (person, _, { locals: { db } }) => ({
		body: answerOfRecall(await meeting(db, person), await keptBy(db.read, person)),
	}),
});

export const PATCH = endpoint({
	summary: 'How often you meet what you keep, and whether at all',
	scope: 'write',
	body: z.object({
		aWeek: Wish.shape.aWeek.optional(),
		stopped: z.boolean().optional(),
	}),
	answers: null,
	status: 204,
	act: async (person, { body: { aWeek, stopped } }, { locals: { db } }) => {
		if (aWeek !== undefined) await setAWeek(db, person, { aWeek });
		if (stopped !== undefined) await (stopped ? stop : beginAgain)(db, person);
		return {};
	},
});
