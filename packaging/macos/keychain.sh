#!/bin/sh
# Puts the certificate that signs Klatch into a keychain of its own, for as long as the build machine lives.
# MACOS_CERTIFICATE is a .p12 in base64, MACOS_CERTIFICATE_PASSWORD opens it. Without them nothing is done.
set -eu
if [ -z "${MACOS_CERTIFICATE:-}" ]; then
    echo "::warning::MACOS_CERTIFICATE is not set, so nothing can be signed"
    exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
keychain="$HOME/Library/Keychains/klatch-signing.keychain-db"
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
printf %s "$MACOS_CERTIFICATE" | base64 --decode > "$folder/certificate.p12"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -t 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$folder/certificate.p12" -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
