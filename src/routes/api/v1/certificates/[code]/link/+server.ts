import { CertificateAnswer, certificateAnswer } from '#domain/training/enrolling/api-answer.ts';
import { giveLink, readCertificate } from '#domain/training/enrolling/certificates.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Give your certificate a new link, also after the one it had was taken back, which opens nothing',
	scope: 'write',
	answers: CertificateAnswer,
	status: 201,
	act: async (person, _, { locals: { db }, params: { code = '' } }) => {
		const made = await giveLink(db, person, { code });
		return {
			body: certificateAnswer(await readCertificate(db, person, made.code)),
			headers: { location: `/api/v1/certificates/${made.code}` },
		};
	},
});
