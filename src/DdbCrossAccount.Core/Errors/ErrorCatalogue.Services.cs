using System;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>What any call to any service can end in.</summary>
internal static partial class ErrorCatalogue
{
    public static CredentialsExpiredException CredentialsExpired(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "CredentialsExpired",
        DdbErrorCategory.AuthenticationError,
        Who(call),
        $"The credentials of {Who(call)} have expired; {Name(call)} was refused. {call.State}{answer}",
        "Get new credentials where these came from (log in again, or renew the environment's keys) and connect with Connect-DdbAccount. "
            + "A profile or role that renews itself lasts as long as a command runs.",
        answer.Exception));

    public static CredentialsRefusedException CredentialsRefused(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "CredentialsRefused",
        DdbErrorCategory.AuthenticationError,
        Who(call),
        $"AWS does not know the access key or session token that {Name(call)} was called with in {call.Region}. {call.State}{answer}",
        "Check that the key is active and was copied whole, that temporary keys come with their session token, and that the Region "
            + "and partition (AWS, China, GovCloud) are the key's.",
        answer.Exception));

    public static SignatureRefusedException SignatureRefused(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "SignatureRefused",
        DdbErrorCategory.AuthenticationError,
        Who(call),
        $"AWS knows the access key, but the signature of {Name(call)} does not match it. {call.State}{answer}",
        "Check that the secret key belongs to the access key and was copied whole. Behind a proxy, check that it changes neither "
            + "host nor headers.",
        answer.Exception));

    public static ClockSkewedException ClockSkewed(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "ClockSkewed",
        DdbErrorCategory.AuthenticationError,
        Who(call),
        $"AWS refused {Name(call)} because the time of the request is too far from its own: this machine's clock is wrong. "
            + $"{call.State}{answer}",
        "Set this machine's clock by a time server and try again; AWS allows a few minutes.",
        answer.Exception));

    public static EndpointUnreachableException EndpointUnreachable(AwsCall call, UnansweredCall unanswered) => new(new DdbErrorDetails(
        "EndpointUnreachable",
        DdbErrorCategory.ConnectionError,
        unanswered.Address,
        $"No answer from '{unanswered.Address}' to {Name(call)}{unanswered}. {call.State}",
        "Check network, proxy and firewall (newer DynamoDB addresses have the form <account>.ddb.<region>.amazonaws.com). "
            + "For a sandbox pass its address with -EndpointUrl, with http or https as it has it, and see that it runs.",
        unanswered.Exception));

    public static EndpointNotAwsException EndpointNotAws(AwsCall call, string address, Exception inner) => new(new DdbErrorDetails(
        "EndpointNotAws",
        DdbErrorCategory.ConnectionError,
        address,
        $"What answered at '{address}' to {Name(call)} is not AWS's {call.Service} service. {call.State}",
        "Check address, port and scheme of -EndpointUrl or AWS_ENDPOINT_URL; a proxy or login page in between answers like this too.",
        inner));

    public static PermissionDeniedException PermissionDenied(AwsCall call, Denial denial, ServiceAnswer answer) => new(
        new DdbErrorDetails(
            "PermissionDenied",
            DdbErrorCategory.PermissionDenied,
            denial.Resource ?? call.Resource,
            $"{Denied(call, denial)} may not call {denial.Action ?? Name(call)} on {Quoted(denial.Resource ?? call.Resource)}"
                + $"{Place(call)}{Reason(denial)}. {call.State}{answer}",
            $"{Remedy(denial, denial.Action ?? Name(call))}",
            answer.Exception));

    public static ThrottledTooLongException ThrottledTooLong(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "ThrottledTooLong",
        DdbErrorCategory.LimitsExceeded,
        call.Resource,
        $"{Name(call)} on {Quoted(call.Resource)}{Place(call)} was refused for its rate until the retries were used up. "
            + $"{call.State}{answer}",
        "Wait a minute and run the command again; it goes on where it stopped. If it comes back, find out what else calls "
            + $"{Name(call)} in this account.",
        answer.Exception));

    public static ServiceFailedException ServiceFailed(AwsCall call, int statusCode, ServiceAnswer answer) => new(new DdbErrorDetails(
        "ServiceFailed",
        DdbErrorCategory.InvalidResult,
        call.Resource,
        $"AWS's {call.Service} service had a fault of its own at {Name(call)} on {Quoted(call.Resource)}{Place(call)} "
            + $"(HTTP {Number(statusCode)}). {call.State}{answer}",
        "Run the command again; it goes on where it stopped. If it comes back, see the AWS Health Dashboard and give AWS Support the "
            + "request id.",
        answer.Exception));

    public static RequestRefusedException RequestRefused(AwsCall call, ServiceAnswer answer) => new(new DdbErrorDetails(
        "RequestRefused",
        DdbErrorCategory.InvalidOperation,
        call.Resource,
        $"AWS refused {Name(call)} on {Quoted(call.Resource)}{Place(call)}. {call.State}{answer}",
        $"Look the code up in the reference of {Name(call)}; -Debug shows the call's details.",
        answer.Exception));

    public static BucketNotFoundException BucketNotFound(AwsCall call, string bucket, ServiceAnswer answer) => new(new DdbErrorDetails(
        "BucketNotFound",
        DdbErrorCategory.ObjectNotFound,
        bucket,
        $"There is no S3 bucket '{bucket}'; {Name(call)} was refused. {call.State}{answer}",
        "Check the bucket's name: 'aws s3api head-bucket --bucket NAME' answers when it exists and the caller may see it.",
        answer.Exception));

    public static BucketInOtherRegionException BucketInOtherRegion(
        AwsCall call, string bucket, string? bucketRegion, ServiceAnswer answer) => new(new DdbErrorDetails(
        "BucketInOtherRegion",
        DdbErrorCategory.InvalidArgument,
        bucket,
        $"S3 bucket '{bucket}' is in {bucketRegion ?? "another Region"}, and {Name(call)} was sent to {call.Region}. "
            + $"{call.State}{answer}",
        bucketRegion is null
            ? "Connect to the bucket's Region (Connect-DdbAccount with -Region), or choose a bucket in this one."
            : $"Connect with -Region {bucketRegion}, or choose a bucket in {call.Region}.",
        answer.Exception));

    private static string Name(AwsCall call) => $"{call.Service}:{call.Operation}";

    private static string Who(AwsCall call) => call.CallerArn.Length > 0 ? $"'{call.CallerArn}'" : "the caller";

    private static string Quoted(string resource) =>
        resource.StartsWith("arn:", StringComparison.Ordinal) ? $"'{resource}'" : resource;

    private static string Place(AwsCall call) =>
        call.AccountId.Length > 0 ? $" (account {call.AccountId}, {call.Region})" : $" ({call.Region})";

    private static string Denied(AwsCall call, Denial denial) => denial.Principal is { } principal
        ? $"'{principal}'"
        : call.CallerArn.Length > 0 ? $"'{call.CallerArn}'" : "The caller";

    private static string Reason(Denial denial) => (denial.IsExplicit, denial.PolicyKind) switch
    {
        (true, { } kind) => $": an explicit deny in its {kind} forbids it",
        (true, null) => ": an explicit deny forbids it",
        (false, { } kind) => $": no {kind} allows it",
        _ => string.Empty,
    };

    private static string Remedy(Denial denial, string action) => denial.IsExplicit
        ? $"Find the explicit deny of {action} in the {denial.PolicyKind ?? "policies that apply"} and take the caller out of it; "
            + "an allow elsewhere does not help."
        : $"Allow {action} on that resource for the caller"
            + (denial.PolicyKind is { } kind ? $" in the {kind}." : ", in its own policies and, in another account, in the resource's policy too.");
}
