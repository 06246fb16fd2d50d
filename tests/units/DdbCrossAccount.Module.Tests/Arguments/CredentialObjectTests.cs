using System;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Errors;
using DdbCrossAccount.Module.Arguments;
using DdbCrossAccount.Module.Tests.Base;
using Xunit;

namespace DdbCrossAccount.Module.Tests.Arguments;

public sealed class CredentialObjectTests
{
    [Fact]
    public void Read_CredentialsOfAnotherSdk_CopiesTheKeys()
    {
        StoredCredentials read = CredentialObject.Read("Parameter -Credential", new OtherCredentials("AKIA1"));

        Assert.Equal(("AKIA1", "secret", "token"), (read.AccessKey, read.SecretKey, read.SessionToken));
        Assert.Equal(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), read.ExpiresAt);
    }

    [Fact]
    public void Read_WrapperOfAwsTools_ReadsWhatItHolds()
    {
        var wrapper = new OtherShellCredentials(new OtherCredentials("AKIA1"));

        Assert.Equal("AKIA1", CredentialObject.Read("Variable $StoredAWSCredentials", wrapper).AccessKey);
    }

    [Fact]
    public void Read_Again_AsksTheObjectAgain()
    {
        var credentials = new OtherCredentials("AKIA1");
        StoredCredentials read = CredentialObject.Read("Parameter -Credential", credentials);

        credentials.AccessKey = "AKIA2";

        Assert.Equal("AKIA2", read.Reread!().AccessKey);
    }

    [Fact]
    public void Read_ObjectWithoutKeys_IsAnErrorThatNamesItsPlaceAndType()
    {
        var error = Assert.Throws<CredentialObjectUnreadableException>(() => CredentialObject.Read("Parameter -Credential", "keys"));

        Assert.Equal(
            "Parameter -Credential holds an object of type 'System.String', from which no access key and secret key could be read. "
            + "No session was made.",
            error.Message);
        Assert.Equal("CredentialObjectUnreadable", error.ErrorId);
        Assert.Equal(DdbErrorCategory.AuthenticationError, error.Category);
        Assert.Equal(
            "Pass what Get-AWSCredential or New-AWSCredential of AWS.Tools returns, or use -ProfileName, or -AccessKey with -SecretKey.",
            error.RecommendedAction);
    }

    [Fact]
    public void Read_ObjectThatFails_KeepsItsExceptionInside()
    {
        var credentials = new OtherCredentials("AKIA1") { Failure = new InvalidOperationException("expired") };

        var error = Assert.Throws<CredentialObjectUnreadableException>(() => CredentialObject.Read("Parameter -Credential", credentials));

        Assert.Same(credentials.Failure, error.InnerException);
    }

    [Fact]
    public void StoredDefaults_VariablesOfTheShell_AreRead()
    {
        var port = new RecordingPort();
        port.Variables["StoredAWSCredentials"] = new OtherShellCredentials(new OtherCredentials("AKIA1"));
        port.Variables["StoredAWSRegion"] = new OtherRegion();

        Assert.Equal("AKIA1", StoredDefaults.Credentials(port)!.AccessKey);
        Assert.Equal("eu-central-1", StoredDefaults.Region(port));
        Assert.Null(StoredDefaults.Credentials(new RecordingPort()));
        Assert.Null(StoredDefaults.Region(new RecordingPort()));
    }

    private sealed class OtherShellCredentials(OtherCredentials credentials)
    {
        internal OtherCredentials Credentials { get; } = credentials;
    }

    private sealed class OtherCredentials(string accessKey)
    {
        public string AccessKey { get; set; } = accessKey;

        public Exception? Failure { get; init; }

        public DateTime? Expiration => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public OtherKeys GetCredentials() => Failure is null ? new OtherKeys(AccessKey) : throw Failure;
    }

    private sealed class OtherKeys(string accessKey)
    {
        public string AccessKey => accessKey;

        public string SecretKey => "secret";

        public string Token => "token";
    }

    private sealed class OtherRegion
    {
        public string SystemName => "eu-central-1";
    }
}
