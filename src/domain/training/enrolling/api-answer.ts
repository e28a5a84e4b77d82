import { z } from 'zod';
import { hrefOf, reference } from '../../entries/kinds.ts';
import { ENROLMENT_REASONS, ENROLMENT_STATES } from '../enrolment.ts';
import type { Certificate, myCertificates } from './certificates.server.ts';
import { namedFrom } from './naming.ts';
import type { OfPeople } from './organisers.server.ts';
import type { historyOf, Next } from './own-progress.server.ts';

const Day = z.iso.date().nullable();
const OfCourse = z.object({ number: z.int(), reference: z.string(), href: z.string(), title: z.string() });

/** A course that the one who asks is on. */
export const EnrolmentAnswer = OfCourse.extend({
	reason: z.enum(ENROLMENT_REASONS),
	dueOn: Day,
	startedOn: Day,
	/** They asked not to be reminded before this day. */
	notNowUntil: Day,
	/** Why it is required; null where it is not. */
	requiredBecause: z.string().nullable(),
	/** The day from which whoever organises it sees their name; null as long as they were not told so. */
	namedFrom: Day,
	/** Lessons gone through, and all of them. */
	done: z.int(),
	lessons: z.int(),
});

const CertificateShown = z.object({
	course: z.string(),
	/** Whoever has it can check it; nobody but its owner once it was taken back. */
	href: z.string(),
	issuedOn: z.iso.date(),
	holdsUntil: Day,
	holds: z.boolean(),
	withdrawn: z.boolean(),
});

/** A certificate, for whoever has its link. */
export const CertificateAnswer = CertificateShown.extend({
	/** Whose it is. */
	name: z.string(),
	isMine: z.boolean(),
});

/** All that is one's own of courses: where one is, what became of the others, and certificates. */
export const OwnTraining = z.object({
	open: z.array(EnrolmentAnswer),
	past: z.array(
		OfCourse.extend({
			state: z.enum(ENROLMENT_STATES),
			reason: z.enum(ENROLMENT_REASONS),
			openedOn: z.iso.date(),
			completedOn: Day,
			keptUntil: Day,
		}),
	),
	certificates: z.array(CertificateShown),
});

/** What whoever organises a course is told of those on it. */
export const PeopleAnswer = z.object({
	/** The day at whose end shares stood so; they change once a week. */
	asOf: z.iso.date(),
	/** Of groups of five or more, in steps and never in numbers. */
	shares: z.array(z.object({ name: z.string(), of: z.int(), completed: z.string() })),
	required: z.boolean(),
	/** Where it is required, those who were told a week ago that they would be named. */
	named: z.array(
		z.object({
			name: z.string(),
			email: z.string(),
			state: z.enum(['done', 'begun', 'asked']),
			dueOn: Day,
			late: z.boolean(),
			completedOn: Day,
			before: z.boolean(),
		}),
	),
}) satisfies z.ZodType<OfPeople>;

const ofCourse = ({ number, title }: { number: number; title: string }) => ({
	number,
	reference: reference('course', number),
	href: hrefOf('course', number),
	title,
});

export function enrolmentAnswer(next: Next): z.input<typeof EnrolmentAnswer> {
	const { reason, dueOn, startedOn, notNowUntil, requiredBecause, toldOn, done, lessons } = next;
	return {
		...ofCourse(next),
		...{ reason, dueOn, startedOn, notNowUntil, requiredBecause, done, lessons },
		namedFrom: requiredBecause === null || toldOn === null ? null : namedFrom(toldOn),
	};
}

export function certificateAnswer({ code, ...shown }: Certificate): z.input<typeof CertificateAnswer> {
	return { ...shown, href: hrefOfCertificate(code) };
}

const hrefOfCertificate = (code: string) => `/certificates/${code}`;

export function ownTraining(own: {
	next: Next[];
	history: Awaited<ReturnType<typeof historyOf>>;
	certificates: Awaited<ReturnType<typeof myCertificates>>;
}): z.input<typeof OwnTraining> {
	return {
		open: own.next.map(enrolmentAnswer),
		past: own.history.map(({ number, title, isShown: _, ...one }) => ({
			...ofCourse({ number, title }),
			...one,
		})),
		certificates: own.certificates.map(({ code, ...one }) => ({ ...one, href: hrefOfCertificate(code) })),
	};
}
