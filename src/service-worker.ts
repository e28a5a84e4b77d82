/// <reference lib="webworker" />
import { build, version } from '$service-worker';
import { sendWhenBack } from '#lib/offline/unsent-worker.ts';
import { serveOffline } from '#lib/offline/worker.ts';
import { receivePush } from '#lib/push/receiving.ts';

declare const self: ServiceWorkerGlobalScope;

serveOffline(self, { version, assets: build });
sendWhenBack(self);
receivePush(self);
