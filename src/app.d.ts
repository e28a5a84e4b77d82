import type { Person } from '#domain/accounts/person.ts';
import type { FieldErrors } from '#lib/errors.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			fields?: FieldErrors;
			/** Seconds until another try makes sense. */
			retryAfter?: number;
		}
		interface Locals {
			person: Person | null;
		}
	}
}
