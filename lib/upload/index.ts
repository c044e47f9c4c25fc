/**
 * Room: upload. The page's half of adding a file to an item: reads it piece by piece, has the background seal each, and sends what is
 * sealed, with progress. Holds no key; what it reads stays in memory, one piece at a time.
 */
export { type UploadDeps, type UploadProgress, uploadFile, uploadFromPage } from './upload-file';
