import { decides } from '../entries/visibility.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { wantedFor, type Wanted } from '../entries/facilitation.server.ts';
import { facilitatorOf, partsOf, type Somebody } from '../entries/parts.server.ts';
import { answersTo, lastRequest, type Answered, type Request } from '../entries/review.server.ts';
import { lastEdition } from '../entries/standing.server.ts';
import { standingOf, type Standing } from './review.ts';

/** How far a post-mortem is on its way to its readers, for the one who looks. */
export interface ReviewState {
	standing: Standing;
	isAuthor: boolean;
	isReviewer: boolean;
	isFacilitator: boolean;
	facilitator: Somebody | null;
	/** What changed since it was published last, and between which versions. */
	revised: { at: number; from: number; to: number } | null;
	/** For its authors, its reviewers and its facilitator alone. */
	work: ReviewWork | null;
}

export interface ReviewWork {
	reviewers: Somebody[];
	request: Request | null;
	underReview: boolean;
	answers: Answered[];
	wanted: Wanted | null;
}

export async function reviewState(db: Database, who: Person, number: number): Promise<ReviewState> {
	const found = await findEntry(db.read, who, 'postmortem', number);
	const reviewers = await partsOf(db.read, found.id, 'reviewer');
	const isReviewer = reviewers.some(({ id }) => id === who.id);
	const request = await lastRequest(db.read, found.id);
	const underReview = request !== null && request.endedAt === null;
	const edition = await lastEdition(db.read, found.id);
	const takesPart = found.isAuthor || found.isFacilitator || isReviewer;
	const { publishedAt, version } = found;
	return {
		standing: standingOf({ publishedAt, underReview, version, edition }),
		isAuthor: decides(who, found),
		isReviewer,
		isFacilitator: found.isFacilitator,
		facilitator: await facilitatorOf(db.read, found.id),
		revised: revisedSince(found, edition),
		work: takesPart
			? {
					reviewers,
					request,
					underReview,
					answers: request ? await answersTo(db.read, request) : [],
					wanted: await wantedFor(db.read, found.id),
				}
			: null,
	};
}

function revisedSince({ publishedAt, updatedAt, version }: Found, edition: number | null) {
	if (publishedAt === null || edition === null || edition >= version) return null;
	return { at: updatedAt, from: edition, to: version };
}
