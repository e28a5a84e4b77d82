import { BLANK, KIND, ProjectContent } from '#domain/projects/project.ts';
import { versions } from '../../versions-of.server.ts';

export const past = versions(KIND, {
	type: ProjectContent,
	from: (kept) => ({ ...BLANK, ...ProjectContent.partial().parse(kept) }),
});
