import { z } from 'zod';
import { BLANK, KIND, ProjectContent } from '#domain/projects/project.ts';
import { versions } from '../../versions-of.server.ts';

export const past = versions(KIND, {
	// What was kept says what it says, also where nobody could save it so today.
	type: ProjectContent.extend({ title: z.string() }),
	from: (kept) => ({ ...BLANK, ...ProjectContent.partial().parse(kept) }),
});
