import { BackupPlan } from '#domain/operation/backup-plan.ts';
import { changePlan, readBackups } from '#domain/operation/backups.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Say when backups are made by themselves, and which of them stay; for administrators',
	scope: 'write',
	body: BackupPlan,
	answers: BackupPlan,
	act: async (person, { body }, { locals: { db } }) => {
		await changePlan(db, person, body);
		return { body: (await readBackups(db, person)).plan };
	},
});
