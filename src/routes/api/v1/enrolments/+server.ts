import { ownTraining, OwnTraining } from '#domain/training/enrolling/api-answer.ts';
import { myCertificates } from '#domain/training/enrolling/certificates.server.ts';
import { historyOf, nextFor } from '#domain/training/enrolling/own-progress.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Your training: the courses that you are on, what became of others, and your certificates',
	scope: 'read',
	answers: OwnTraining,
	act: async (person, _, { locals: { db } }) => ({
		body: ownTraining({
			next: await nextFor(db, person),
			history: await historyOf(db.read, person),
			certificates: await myCertificates(db, person),
		}),
	}),
});
