import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import type { pastOf, SavedVersion } from './past.server.ts';
import { Content } from './postmortem.ts';
import { toWire } from './wire.ts';

const Moment = z.iso.datetime();
const Saved = { version: z.int(), savedAt: Moment, savedBy: z.string() };

export const VersionList = z.object({
	items: z.array(
		z.object({
			...Saved,
			/** It was saved while somebody wrote, and holds a sitting of theirs. */
			autosaved: z.boolean(),
			current: z.boolean(),
			/** `published`, `published-again`, `asked`, `approved`, `more`. */
			names: z.array(z.string()),
		}),
	),
});

export const VersionAnswer = z.object({ ...Saved, current: z.boolean(), content: Content });

export function versionsAnswer({ versions, current }: Awaited<ReturnType<typeof pastOf>>) {
	return {
		items: versions.map(({ number, at, person, autosaved, names }) => ({
			version: number,
			savedAt: isoTime(at),
			savedBy: person,
			autosaved,
			current: number === current,
			names: names.map(({ is }) => is),
		})),
	} satisfies z.input<typeof VersionList>;
}

export function versionAnswer({ version, at, person, current, content }: SavedVersion) {
	return {
		version,
		savedAt: isoTime(at),
		savedBy: person,
		current,
		content: toWire(content),
	} satisfies z.input<typeof VersionAnswer>;
}
