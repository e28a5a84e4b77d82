import { CertificateAnswer, certificateAnswer } from '#domain/training/enrolling/api-answer.ts';
import { readCertificate, withdrawCertificate } from '#domain/training/enrolling/certificates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Check a certificate by its code: whose it is, and whether it holds',
	scope: 'read',
	answers: CertificateAnswer,
	act: async (person, _, { locals, params: { code = '' } }) => ({
		body: certificateAnswer(await readCertificate(locals.db, person, code)),
	}),
});

export const DELETE = endpoint({
	summary: 'Take back the link to your certificate: it shows nothing to others from now on',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { code = '' } }) => {
		await withdrawCertificate(locals.db, person, { code });
		return {};
	},
});
