import { ofWorkspace } from '../../../../webhooks-of.server.ts';

export const POST = ofWorkspace.test;
