"""Requests signed as Amazon wants it, by botocore: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"""

from __future__ import annotations

from dataclasses import replace

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import BotoCoreError

from django_autocaption.providers.http import Call
from django_autocaption.providers.rekognition.options import RekognitionOptions


def find_keys(options: RekognitionOptions) -> Credentials | None:
    """Those of the options, else wherever boto3 finds some, which may ask the machine for its role; None = nowhere."""
    if options.api_key:
        return Credentials(options.api_key, options.api_secret, options.session_token or None)
    try:
        found = boto3.Session(profile_name=options.profile or None).get_credentials()
    except BotoCoreError:
        return None  # no such profile, or its file is broken
    return None if found is None else found.get_frozen_credentials()


def signed(call: Call, keys: Credentials, region: str) -> Call:
    """The same request with Amazon's headers."""
    request = AWSRequest(method=call.method, url=call.url, data=call.content, headers=dict(call.headers))
    SigV4Auth(keys, "rekognition", region).add_auth(request)
    return replace(call, headers={name.lower(): value for name, value in request.headers.items()})
