/** What the client must say; its first part names the certificate that comes with wechaty-puppet-service. */
export const TOKEN = 'insecure_for-tests'
