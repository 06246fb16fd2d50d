using System;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCatalogueServicesTests
{
    private const string Ops = "arn:aws:iam::111111111111:user/ops";
    private const string Table = "arn:aws:dynamodb:eu-west-1:111111111111:table/Orders";

    private static readonly Exception Inner = new InvalidOperationException();
    private static readonly ServiceAnswer Answer = new("SomeCode", "4KQ", Inner);
    private static readonly AwsCall Call = new(
        "dynamodb", "UpdateTable", "table 'Orders'", "111111111111", "eu-west-1", Ops, "Nothing was exported.");

    private static readonly AwsCall Unidentified = Call with { AccountId = string.Empty, CallerArn = string.Empty };

    [Fact]
    public void CredentialsExpiredException_Text_NamesTheCaller()
    {
        ErrorText.Check<CredentialsExpiredException>(
            ErrorCatalogue.CredentialsExpired(Call, Answer),
            "CredentialsExpired",
            DdbErrorCategory.AuthenticationError,
            $"'{Ops}'",
            $"The credentials of '{Ops}' have expired; dynamodb:UpdateTable was refused. Nothing was exported. [SomeCode, request 4KQ]",
            "Get new credentials where these came from (log in again, or renew the environment's keys) and connect with Connect-DdbAccount. "
                + "A profile or role that renews itself lasts as long as a command runs.");
    }

    [Fact]
    public void CredentialsRefusedException_BeforeTheCallerIsKnown_NamesTheCall()
    {
        ErrorText.Check<CredentialsRefusedException>(
            ErrorCatalogue.CredentialsRefused(Unidentified, Answer),
            "CredentialsRefused",
            DdbErrorCategory.AuthenticationError,
            "the caller",
            "AWS does not know the access key or session token that dynamodb:UpdateTable was called with in eu-west-1. "
                + "Nothing was exported. [SomeCode, request 4KQ]",
            "Check that the key is active and was copied whole, that temporary keys come with their session token, and that the Region "
                + "and partition (AWS, China, GovCloud) are the key's.");
    }

    [Fact]
    public void SignatureRefusedException_Text_TellsWhatToCheck()
    {
        ErrorText.Check<SignatureRefusedException>(
            ErrorCatalogue.SignatureRefused(Unidentified, Answer),
            "SignatureRefused",
            DdbErrorCategory.AuthenticationError,
            "the caller",
            "AWS knows the access key, but the signature of dynamodb:UpdateTable does not match it. Nothing was exported. "
                + "[SomeCode, request 4KQ]",
            "Check that the secret key belongs to the access key and was copied whole. Behind a proxy, check that it changes neither "
                + "host nor headers.");
    }

    [Fact]
    public void ClockSkewedException_Text_NamesTheClock()
    {
        ErrorText.Check<ClockSkewedException>(
            ErrorCatalogue.ClockSkewed(Call, Answer),
            "ClockSkewed",
            DdbErrorCategory.AuthenticationError,
            $"'{Ops}'",
            "AWS refused dynamodb:UpdateTable because the time of the request is too far from its own: this machine's clock is wrong. "
                + "Nothing was exported. [SomeCode, request 4KQ]",
            "Set this machine's clock by a time server and try again; AWS allows a few minutes.");
    }

    [Theory]
    [InlineData(4, 15.4, " in 15 seconds (4 attempts; last: the name could not be resolved)")]
    [InlineData(1, 0.25, " in 0.3 seconds (1 attempt: the name could not be resolved)")]
    [InlineData(null, null, " (the name could not be resolved)")]
    public void EndpointUnreachableException_Text_TellsWhatIsKnown(int? attempts, double? seconds, string expected)
    {
        TimeSpan? elapsed = seconds is { } given ? TimeSpan.FromSeconds(given) : null;
        ErrorText.Check<EndpointUnreachableException>(
            ErrorCatalogue.EndpointUnreachable(
                Call, new UnansweredCall("https://a.test", attempts, elapsed, "the name could not be resolved", Inner)),
            "EndpointUnreachable",
            DdbErrorCategory.ConnectionError,
            "https://a.test",
            $"No answer from 'https://a.test' to dynamodb:UpdateTable{expected}. Nothing was exported.",
            "Check network, proxy and firewall (newer DynamoDB addresses have the form <account>.ddb.<region>.amazonaws.com). "
                + "For a sandbox pass its address with -EndpointUrl, with http or https as it has it, and see that it runs.");
    }

    [Fact]
    public void EndpointNotAwsException_Text_NamesTheAddress()
    {
        ErrorText.Check<EndpointNotAwsException>(
            ErrorCatalogue.EndpointNotAws(Call, "http://127.0.0.1:80", Inner),
            "EndpointNotAws",
            DdbErrorCategory.ConnectionError,
            "http://127.0.0.1:80",
            "What answered at 'http://127.0.0.1:80' to dynamodb:UpdateTable is not AWS's dynamodb service. Nothing was exported.",
            "Check address, port and scheme of -EndpointUrl or AWS_ENDPOINT_URL; a proxy or login page in between answers like this too.");
    }

    [Fact]
    public void PermissionDeniedException_NothingIsSaid_TellsTheCallAndNoReason()
    {
        ErrorText.Check<PermissionDeniedException>(
            ErrorCatalogue.PermissionDenied(Call, new Denial(null, null, null, null, false), Answer),
            "PermissionDenied",
            DdbErrorCategory.PermissionDenied,
            "table 'Orders'",
            $"'{Ops}' may not call dynamodb:UpdateTable on table 'Orders' (account 111111111111, eu-west-1). Nothing was exported. "
                + "[SomeCode, request 4KQ]",
            "Allow dynamodb:UpdateTable on that resource for the caller, in its own policies and, in another account, in the resource's "
                + "policy too.");
    }

    [Fact]
    public void PermissionDeniedException_AllIsSaid_TellsActionResourceCallerAndReason()
    {
        ErrorText.Check<PermissionDeniedException>(
            ErrorCatalogue.PermissionDenied(
                Unidentified, new Denial(Ops, "s3:PutObject", "arn:aws:s3:::moves/x", "resource-based policy", true), Answer),
            "PermissionDenied",
            DdbErrorCategory.PermissionDenied,
            "arn:aws:s3:::moves/x",
            $"'{Ops}' may not call s3:PutObject on 'arn:aws:s3:::moves/x' (eu-west-1): an explicit deny in its resource-based policy forbids it. "
                + "Nothing was exported. [SomeCode, request 4KQ]",
            "Find the explicit deny of s3:PutObject in the resource-based policy and take the caller out of it; an allow elsewhere does not help.");
    }

    [Fact]
    public void ThrottledTooLongException_Text_NamesTheCall()
    {
        ErrorText.Check<ThrottledTooLongException>(
            ErrorCatalogue.ThrottledTooLong(Call with { Resource = Table }, Answer),
            "ThrottledTooLong",
            DdbErrorCategory.LimitsExceeded,
            Table,
            $"dynamodb:UpdateTable on '{Table}' (account 111111111111, eu-west-1) was refused for its rate until the retries were used up. "
                + "Nothing was exported. [SomeCode, request 4KQ]",
            "Wait a minute and run the command again; it goes on where it stopped. If it comes back, find out what else calls "
                + "dynamodb:UpdateTable in this account.");
    }

    [Fact]
    public void ServiceFailedException_Text_TellsStatusAndRequest()
    {
        ErrorText.Check<ServiceFailedException>(
            ErrorCatalogue.ServiceFailed(Call, 503, Answer),
            "ServiceFailed",
            DdbErrorCategory.InvalidResult,
            "table 'Orders'",
            "AWS's dynamodb service had a fault of its own at dynamodb:UpdateTable on table 'Orders' (account 111111111111, eu-west-1) "
                + "(HTTP 503). Nothing was exported. [SomeCode, request 4KQ]",
            "Run the command again; it goes on where it stopped. If it comes back, see the AWS Health Dashboard and give AWS Support the "
                + "request id.");
    }

    [Fact]
    public void RequestRefusedException_Text_TellsCodeAndRequest()
    {
        ErrorText.Check<RequestRefusedException>(
            ErrorCatalogue.RequestRefused(Call, Answer),
            "RequestRefused",
            DdbErrorCategory.InvalidOperation,
            "table 'Orders'",
            "AWS refused dynamodb:UpdateTable on table 'Orders' (account 111111111111, eu-west-1). Nothing was exported. "
                + "[SomeCode, request 4KQ]",
            "Look the code up in the reference of dynamodb:UpdateTable; -Debug shows the call's details.");
    }

    [Fact]
    public void BucketNotFoundException_Text_NamesTheBucket()
    {
        ErrorText.Check<BucketNotFoundException>(
            ErrorCatalogue.BucketNotFound(Call, "moves", Answer),
            "BucketNotFound",
            DdbErrorCategory.ObjectNotFound,
            "moves",
            "There is no S3 bucket 'moves'; dynamodb:UpdateTable was refused. Nothing was exported. [SomeCode, request 4KQ]",
            "Check the bucket's name: 'aws s3api head-bucket --bucket NAME' answers when it exists and the caller may see it.");
    }

    [Theory]
    [InlineData("us-east-2", "us-east-2", "Connect with -Region us-east-2, or choose a bucket in eu-west-1.")]
    [InlineData(null, "another Region", "Connect to the bucket's Region (Connect-DdbAccount with -Region), or choose a bucket in this one.")]
    public void BucketInOtherRegionException_Text_NamesTheRegion(string? region, string words, string action)
    {
        ErrorText.Check<BucketInOtherRegionException>(
            ErrorCatalogue.BucketInOtherRegion(Call, "moves", region, Answer),
            "BucketInOtherRegion",
            DdbErrorCategory.InvalidArgument,
            "moves",
            $"S3 bucket 'moves' is in {words}, and dynamodb:UpdateTable was sent to eu-west-1. Nothing was exported. [SomeCode, request 4KQ]",
            action);
    }

    [Theory]
    [InlineData("C", "R", " [C, request R]")]
    [InlineData("C", null, " [C]")]
    [InlineData(null, "R", " [request R]")]
    [InlineData("", "", "")]
    public void ServiceAnswer_Text_TellsWhatIsKnown(string? code, string? request, string expected) =>
        Assert.Equal(expected, new ServiceAnswer(code, request, Inner).ToString());
}
