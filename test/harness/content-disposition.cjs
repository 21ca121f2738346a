/**
 * Stands in for the package of that name, which @fastify/static requires for downloads: Jest can't require an ES module as Node does.
 * No route sends a file by that way; one that would fails here instead of naming its file wrongly.
 */
function contentDisposition() {
  throw new Error('content-disposition is not there in Jest: set the header yourself');
}
module.exports = Object.assign(contentDisposition, { create: contentDisposition });
