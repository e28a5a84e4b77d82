import type { Upload } from '#lib/writing/field.ts';
import { uploadFile } from '../../entries/uploading.ts';
import type { Draft } from './draft.svelte.ts';

/** Files of a post-mortem. One that has no number yet is saved first, for a file is somewhere. */
export function uploadTo(draft: Draft): Upload {
	return async (file) => {
		if (draft.number === null) await draft.save();
		if (draft.number === null) throw new Error('Files have their place once the draft is saved.');
		return uploadFile(`/postmortems/${draft.number}/files`, file);
	};
}
