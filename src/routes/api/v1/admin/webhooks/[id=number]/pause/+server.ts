import { ofWorkspace } from '../../../../webhooks-of.server.ts';

export const PUT = ofWorkspace.pause;
export const DELETE = ofWorkspace.resume;
