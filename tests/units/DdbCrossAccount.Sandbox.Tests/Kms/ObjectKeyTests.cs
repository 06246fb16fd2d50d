using System;
using System.Text;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;
using DdbCrossAccount.Sandbox.Setups;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Kms;

/// <summary>Objects with KMS keys: who may write and read them.</summary>
public sealed class ObjectKeyTests : IDisposable
{
    private const string Owner = "222222222222";
    private const string Other = "111111111111";
    private const string KeyArn = "arn:aws:kms:eu-west-1:222222222222:key/k1";
    private const string Shared = """{"Statement":{"Effect":"Allow","Principal":{"AWS":["111111111111","222222222222"]},"Action":["kms:GenerateDataKey","kms:Decrypt"],"Resource":"*"}}""";
    private const string Unreachable = "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

    private readonly SandboxServices _services = new(new SandboxOptions { Seed = 1 });

    [Theory]
    [InlineData("s3:*", "arn:aws:kms:eu-west-1:222222222222:key/k1", "AccessDenied", "User: USER is not authorized to perform: kms:GenerateDataKey on resource: " + KeyArn + " because no identity-based policy allows the kms:GenerateDataKey action", 403)]
    [InlineData("*", "k1", null, null, 0)]
    [InlineData("*", "alias/moves", null, null, 0)]
    [InlineData("s3:*", null, null, null, 0)]
    [InlineData("*", "none", "KMS.NotFoundException", "Key 'arn:aws:kms:eu-west-1:222222222222:key/none' does not exist", 400)]
    [InlineData("*", "off", "KMS.DisabledException", "arn:aws:kms:eu-west-1:222222222222:key/off is disabled.", 400)]
    [InlineData("*", "leaving", "KMS.KMSInvalidStateException", "arn:aws:kms:eu-west-1:222222222222:key/leaving is pending deletion.", 400)]
    [InlineData("*", "arn:aws:kms:eu-west-1:111111111111:key/theirs", "AccessDenied", "User: USER is not authorized to perform: kms:GenerateDataKey on this resource " + Unreachable, 403)]
    public void PutObject_WithAKey_NeedsTheCallersLeave(string actions, string? key, string? code, string? message, int status)
    {
        Set("""{"keys":[{"accountId":"111111111111","keyId":"theirs"},{"accountId":"222222222222","keyId":"off","state":"Disabled"},{"accountId":"222222222222","keyId":"leaving","state":"PendingDeletion"}]}""");
        Principal ann = User(Owner, actions);

        if (code is null)
        {
            Assert.StartsWith("arn:aws:kms:eu-west-1:222222222222:key/", Put(ann, key).Encryption.KmsKeyId, StringComparison.Ordinal);
        }
        else
        {
            AssertRefused(code, message!.Replace("USER", ann.Arn, StringComparison.Ordinal), status, () => Put(ann, key));
        }
    }

    [Theory]
    [InlineData(Owner, "s3:*", "kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action")]
    [InlineData(Owner, "*", null)]
    [InlineData(Other, "*", "kms:Decrypt on the resource associated with this ciphertext " + Unreachable)]
    public void GetObject_OfAnObjectWithAKey_NeedsKmsDecrypt(string accountId, string actions, string? refused)
    {
        Put(User(Owner, "*"), "k1");
        Principal reader = User(accountId, actions);

        if (refused is null)
        {
            _services.S3.GetObject(reader, "moves", "key").Dispose();
        }
        else
        {
            AssertRefused(
                "AccessDenied", $"User: {reader.Arn} is not authorized to perform: {refused}", 403, () => _services.S3.GetObject(reader, "moves", "key"));
        }

        Assert.Equal("key", _services.S3.HeadObject(reader, "moves", "key").Key);
    }

    [Fact]
    public void GetObject_FromAnotherAccountWhoseRoleTheKeyPolicyNames_Works()
    {
        Set($$"""{"keys":[{"accountId":"222222222222","keyId":"k1","policy":{{Shared}} } ]}""");
        Put(User(Other, "*"), KeyArn);

        _services.S3.GetObject(User(Other, "*"), "moves", "key").Dispose();
    }

    [Fact]
    public void GetObject_OfAnObjectWithTheWritersManagedKey_IsClosedToTheBucketsOwner()
    {
        Put(User(Other, "*"), null);

        AssertRefused(
            "AccessDenied", $"User: {User(Owner, "*").Arn} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext {Unreachable}",
            403, () => _services.S3.GetObject(User(Owner, "*"), "moves", "key"));
    }

    [Fact]
    public void PutObject_IntoABucketWithAKey_UsesItUnlessAnotherIsNamed()
    {
        Set("""{"buckets":[{"accountId":"222222222222","name":"locked","kmsKeyId":"alias/moves"}]}""");
        var upload = new ObjectUpload { Bucket = "locked", Key = "key" };

        StoredObject byDefault = _services.S3.PutObject(User(Owner, "*"), upload, "x"u8);
        StoredObject plain = _services.S3.PutObject(User(Owner, "*"), upload with { Encryption = ObjectEncryption.Default }, "x"u8);

        Assert.Equal(KeyArn, byDefault.Encryption.KmsKeyId);
        Assert.Equal(ObjectEncryption.Default, plain.Encryption);
        AssertRefused(
            "AccessDenied",
            $"User: {User(Owner, "s3:*").Arn} is not authorized to perform: kms:GenerateDataKey on resource: {KeyArn} because no identity-based policy allows the kms:GenerateDataKey action",
            403, () => _services.S3.PutObject(User(Owner, "s3:*"), upload, "x"u8));
    }

    public ObjectKeyTests()
    {
        Set("""
            {"keys":[{"accountId":"222222222222","keyId":"k1","aliases":["alias/moves"]}],
             "buckets":[{"accountId":"222222222222","name":"moves","policy":{"Statement":{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"s3:*","Resource":["arn:aws:s3:::moves","arn:aws:s3:::moves/*"]} } }]}
            """);
    }

    public void Dispose() => _services.Dispose();

    private static void AssertRefused(string code, string message, int status, Action action)
    {
        var error = Assert.Throws<S3Exception>(action);
        Assert.Equal((code, message, status), (error.Code, error.Message, error.StatusCode));
    }

    private StoredObject Put(Principal caller, string? key)
    {
        return _services.S3.PutObject(
            caller, new ObjectUpload { Bucket = "moves", Key = "key", Encryption = new ObjectEncryption("aws:kms", key) }, "content"u8);
    }

    private Principal User(string accountId, string actions)
    {
        PolicyDocument policy = PolicyDocument.Parse($$"""{"Statement":{"Effect":"Allow","Action":"{{actions}}","Resource":"*"} }""");
        AccountDirectory accounts = _services.Accounts;
        return accounts.AddKey(accounts.PutUser(accountId, "/", "ann", IdentityGrants.Only(policy))).Principal;
    }

    private void Set(string json) => new SetupMaker(_services).Make(SetupReader.Read(Encoding.UTF8.GetBytes(json)));
}
