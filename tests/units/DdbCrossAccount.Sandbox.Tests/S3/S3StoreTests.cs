using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Kms;
using DdbCrossAccount.Sandbox.Policies;
using DdbCrossAccount.Sandbox.S3;
using DdbCrossAccount.Sandbox.S3.Storage;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

public sealed class S3StoreTests : IDisposable
{
    private const string SourceId = "111111111111";
    private const string TargetId = "222222222222";
    private const string BucketName = "exports";

    private static readonly Principal Source = Administrator(SourceId);
    private static readonly Principal Target = Administrator(TargetId);

    private readonly KmsStore _kms = new(TimeProvider.System);
    private readonly S3Store _store;

    public S3StoreTests()
    {
        var authorization = new Authorization(TimeProvider.System);
        _store = new S3Store(TimeProvider.System, authorization, new KeyAccess(_kms, authorization), new IdSource(seed: 1));
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public void PutObject_OwnBucket_IsReadBackWithItsMd5()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        StoredObject stored = Put(Target, "key");

        Assert.Equal(Convert.ToHexStringLower(MD5.HashData("content"u8)), stored.ETag);
        using OpenedObject opened = _store.GetObject(Target, BucketName, "key");
        using var reader = new StreamReader(opened.Content);
        Assert.Equal("content", reader.ReadToEnd());
    }

    [Fact]
    public void PutObject_AsOnePart_HasTheETagOfAnUploadInOnePart()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        StoredObject stored = _store.PutObject(
            Target, new ObjectUpload { Bucket = BucketName, Key = "key", AsOnePart = true }, "content"u8);

        Assert.Equal(Convert.ToHexStringLower(MD5.HashData(MD5.HashData("content"u8))) + "-1", stored.ETag);
    }

    [Fact]
    public void PutObject_WithKmsKey_HasAnETagThatIsNotTheMd5()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        KmsKey key = _kms.Put(TargetId, "eu-west-1", "1", policy: null, KmsKeyState.Enabled, KmsKey.Symmetric);
        var encryption = new ObjectEncryption("aws:kms", key.Arn);

        StoredObject stored = _store.PutObject(
            Target, new ObjectUpload { Bucket = BucketName, Key = "key", Encryption = encryption }, "content"u8);

        Assert.NotEqual(Convert.ToHexStringLower(MD5.HashData("content"u8)), stored.ETag);
        Assert.Equal(32, stored.ETag.Length);
        Assert.Equal(encryption, stored.Encryption);
    }

    [Fact]
    public void PutObject_BucketIsNotThere_IsNoSuchBucket()
    {
        var error = Assert.Throws<S3Exception>(() => Put(Target, "key"));

        Assert.Equal(("NoSuchBucket", "The specified bucket does not exist", 404), (error.Code, error.Message, error.StatusCode));
    }

    [Fact]
    public void PutObject_OtherAccountWithoutBucketPolicy_IsDeniedWithoutAReason()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        AssertDenied("Access Denied", () => Put(Source, "key"));
    }

    [Fact]
    public void PutObject_OtherAccountWithBucketPolicyButNoIdentityPolicy_IsDenied()
    {
        ExportBucket.Create(_store, TargetId, SourceId, BucketName, "eu-west-1");
        Principal user = Source with { Arn = "arn:aws:iam::111111111111:user/nobody", IdentityPolicies = [] };

        AssertDenied("Access Denied", () => Put(user, "key"));
    }

    [Fact]
    public void PutObject_ExportBucket_TakesWhatTheSourceWritesForItsOwner()
    {
        ExportBucket.Create(_store, TargetId, SourceId, BucketName, "eu-west-1");

        StoredObject stored = Put(Source, "key", CannedAcl.BucketOwnerFullControl);

        Assert.Equal(TargetId, stored.OwnerAccountId);
        Assert.Equal("key", _store.HeadObject(Target, BucketName, "key", TargetId).Key);
        Assert.Equal("key", _store.HeadObject(Source, BucketName, "key", TargetId).Key);
        Assert.Single(_store.ListObjects(Source, BucketName, new ObjectListing()).Objects);
    }

    [Fact]
    public void PutObject_WithAclWithoutPutObjectAcl_IsDenied()
    {
        Bucket bucket = _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        bucket.Policy = Allow(bucket, "s3:PutObject");
        Put(Source, "key");

        AssertDenied("Access Denied", () => Put(Source, "key", CannedAcl.BucketOwnerFullControl));
    }

    [Fact]
    public void PutObject_ExplicitDenyInBucketPolicy_Wins()
    {
        Bucket bucket = _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        bucket.Policy = PolicyDocument.Parse(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::exports/*"}]}""");

        AssertDenied(
            "User: arn:aws:iam::222222222222:user/administrator is not authorized to perform: s3:PutObject on resource: "
            + "\"arn:aws:s3:::exports/key\" with an explicit deny in a resource-based policy",
            () => Put(Target, "key"));
    }

    [Theory]
    [InlineData("private", "AccessControlListNotSupported", "The bucket does not allow ACLs")]
    [InlineData("public-read", "AccessControlListNotSupported", "The bucket does not allow ACLs")]
    [InlineData("everybody", "InvalidArgument", "")]
    public void PutObject_AclThatTheBucketDoesNotTake_IsRefused(string acl, string code, string message)
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        var error = Assert.Throws<S3Exception>(() => Put(Target, "key", acl));

        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Fact]
    public void PutObject_BucketOfAnotherOwnerThanExpected_IsDenied()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        AssertDenied(
            "Access Denied",
            () => _store.PutObject(
                Target, new ObjectUpload { Bucket = BucketName, Key = "key", ExpectedBucketOwner = SourceId }, "content"u8));
    }

    [Fact]
    public void HeadObject_WritersOwnTheirObjects_IsDeniedToTheBucketsAccount()
    {
        Bucket bucket = ExportBucket.Create(_store, TargetId, SourceId, BucketName, "eu-west-1");
        bucket.Ownership = ObjectOwnership.ObjectWriter;
        Put(Source, "closed");
        Put(Source, "open", CannedAcl.BucketOwnerFullControl);

        AssertDenied("Access Denied", () => _store.HeadObject(Target, BucketName, "closed"));
        Assert.Equal(SourceId, _store.HeadObject(Target, BucketName, "open").OwnerAccountId);
        Assert.Equal(SourceId, _store.HeadObject(Source, BucketName, "closed").OwnerAccountId);
    }

    [Theory]
    [InlineData(null, SourceId)]
    [InlineData("bucket-owner-full-control", TargetId)]
    public void PutObject_BucketOwnerPreferred_OwnerFollowsTheAcl(string? acl, string owner)
    {
        Bucket bucket = ExportBucket.Create(_store, TargetId, SourceId, BucketName, "eu-west-1");
        bucket.Ownership = ObjectOwnership.BucketOwnerPreferred;

        Assert.Equal(owner, Put(Source, "key", acl).OwnerAccountId);
    }

    [Fact]
    public void HeadObject_MissingKeyWithoutListBucket_IsDenied()
    {
        Bucket bucket = _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        bucket.Policy = Allow(bucket, "s3:GetObject");

        AssertDenied("Access Denied", () => _store.HeadObject(Source, BucketName, "missing"));
    }

    [Fact]
    public void HeadObject_MissingKeyWithListBucket_IsNoSuchKey()
    {
        ExportBucket.Create(_store, TargetId, SourceId, BucketName, "eu-west-1");

        var error = Assert.Throws<S3Exception>(() => _store.HeadObject(Source, BucketName, "missing"));

        Assert.Equal(("NoSuchKey", "The specified key does not exist.", 404), (error.Code, error.Message, error.StatusCode));
    }

    [Fact]
    public void ListObjects_PolicyAllowsOnePrefix_DeniesTheOthers()
    {
        Bucket bucket = _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        bucket.Policy = PolicyDocument.Parse(
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"s3:ListBucket",
            "Resource":"arn:aws:s3:::exports","Condition":{"StringLike":{"s3:prefix":"orders/*"}}}]}
            """);

        Assert.Empty(_store.ListObjects(Source, BucketName, new ObjectListing { Prefix = "orders/a" }).Objects);
        var error = Assert.Throws<S3Exception>(() => _store.ListObjects(Source, BucketName, new ObjectListing { Prefix = "people/" }));
        Assert.Equal("AccessDenied", error.Code);
    }

    [Fact]
    public void PutObject_OverAnObjectThatIsBeingRead_LeavesTheReaderItsBytes()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        byte[] former = Enumerable.Repeat((byte)1, 300 * 1024).ToArray();
        _store.PutObject(Target, new ObjectUpload { Bucket = BucketName, Key = "key" }, former);

        using OpenedObject opened = _store.GetObject(Target, BucketName, "key");
        _store.PutObject(Target, new ObjectUpload { Bucket = BucketName, Key = "key" }, "new"u8);

        using var read = new MemoryStream();
        opened.Content.CopyTo(read);
        Assert.Equal(former, read.ToArray());
        Assert.Equal(3, _store.HeadObject(Target, BucketName, "key").Length);
    }

    [Fact]
    public void GetObject_WhileOthersWrite_BytesAndETagBelongTogether()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        Write(0);

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 4 == 0)
            {
                Write(i);
                return;
            }

            using OpenedObject opened = _store.GetObject(Target, BucketName, "key");
            Assert.Equal(opened.Object.ETag, Convert.ToHexStringLower(MD5.HashData(opened.Content)));
        });

        // Half of the contents are in memory, half in files.
        void Write(int i) => _store.PutObject(
            Target, new ObjectUpload { Bucket = BucketName, Key = "key" }, new byte[i % 8 == 0 ? 300_000 + i : 1000 + i]);
    }

    [Fact]
    public void GetBucket_ExpectedOwnerIsNoAccountId_IsRefused()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        var error = Assert.Throws<S3Exception>(() => _store.GetBucket(BucketName, "2222"));

        Assert.Equal(
            ("InvalidBucketOwnerAWSAccountID", "The value of the expected bucket owner parameter must be an AWS account ID"),
            (error.Code, error.Message));
    }

    [Fact]
    public void DeleteBucket_WithAnObject_IsBucketNotEmpty()
    {
        Bucket bucket = _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        Put(Target, "key");

        Assert.Equal("BucketNotEmpty", Assert.Throws<S3Exception>(() => _store.DeleteBucket(bucket)).Code);
        _store.DeleteObject(Target, BucketName, "key");
        _store.DeleteBucket(bucket);
        Assert.Null(_store.FindBucket(BucketName));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Exports")]
    [InlineData("under_score")]
    [InlineData("-dash")]
    [InlineData("dot.")]
    [InlineData("two..dots")]
    [InlineData("192.168.0.1")]
    [InlineData("xn--name")]
    [InlineData("name-s3alias")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public void CreateBucket_NameAgainstTheRules_IsInvalidBucketName(string name)
    {
        var error = Assert.Throws<S3Exception>(() => _store.CreateBucket(TargetId, name, "eu-west-1"));

        Assert.Equal(("InvalidBucketName", "The specified bucket is not valid."), (error.Code, error.Message));
    }

    [Theory]
    [InlineData(TargetId, "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.")]
    [InlineData(
        SourceId,
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")]
    public void CreateBucket_NameIsTaken_SaysByWhom(string accountId, string code, string message)
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");

        var error = Assert.Throws<S3Exception>(() => _store.CreateBucket(accountId, BucketName, "eu-west-1"));

        Assert.Equal((code, message, 409), (error.Code, error.Message, error.StatusCode));
    }

    [Fact]
    public void PutObject_KeyOfMoreThan1024Bytes_IsKeyTooLong()
    {
        _store.CreateBucket(TargetId, BucketName, "eu-west-1");
        Put(Target, new string('é', 512));

        Assert.Equal("KeyTooLongError", Assert.Throws<S3Exception>(() => Put(Target, new string('é', 512) + "a")).Code);
    }

    private static void AssertDenied(string message, Action action)
    {
        var error = Assert.Throws<S3Exception>(action);
        Assert.Equal(("AccessDenied", message, 403), (error.Code, error.Message, error.StatusCode));
    }

    private static PolicyDocument Allow(Bucket bucket, string action) => PolicyDocument.Parse(
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{SourceId}}"},"Action":"{{action}}","Resource":"{{bucket.Arn}}/*"}]}""");

    private static Principal Administrator(string accountId) =>
        new(accountId, $"arn:aws:iam::{accountId}:user/administrator", "AIDA", "AKIA")
        {
            IdentityPolicies =
                [PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")],
        };

    private StoredObject Put(Principal caller, string key, string? acl = null) =>
        _store.PutObject(caller, new ObjectUpload { Bucket = BucketName, Key = key, Acl = acl }, "content"u8);
}
