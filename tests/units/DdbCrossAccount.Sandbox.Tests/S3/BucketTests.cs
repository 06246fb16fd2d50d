using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

[Collection(SandboxCollection.Name)]
public sealed class BucketTests(SandboxProcess sandbox) : S3ClientTest(sandbox)
{
    [Fact]
    public async Task ListBuckets_EachAccount_SeesItsOwn()
    {
        Assert.Contains((await Target.ListBucketsAsync()).Buckets, bucket => bucket.BucketName == Bucket);
        Assert.DoesNotContain((await Source.ListBucketsAsync()).Buckets ?? [], bucket => bucket.BucketName == Bucket);
    }

    [Fact]
    public async Task GetBucketLocation_OfABucket_IsItsRegion() =>
        Assert.Equal("eu-west-1", (await Target.GetBucketLocationAsync(Bucket)).Location.Value);

    [Fact]
    public async Task PutBucket_TwiceByTheOwner_IsBucketAlreadyOwnedByYou() =>
        await AssertRefusedAsync(
            "BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409,
            () => MakeBucketAsync(Target));

    [Fact]
    public async Task PutBucket_NameOfAnotherAccount_IsBucketAlreadyExists() =>
        await AssertRefusedAsync(
            "BucketAlreadyExists",
            "The requested bucket name is not available. The bucket namespace is shared by all users of the system. "
            + "Please select a different name and try again.",
            409,
            () => MakeBucketAsync(Source));

    [Fact]
    public async Task DeleteBucket_Empty_IsGone()
    {
        await Target.DeleteBucketAsync(Bucket);

        await AssertRefusedAsync(
            "NoSuchBucket", "The specified bucket does not exist", 404,
            () => Target.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket }));
    }

    [Fact]
    public async Task Policy_PutGetDelete_IsKeptAsText()
    {
        string policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Sandbox.Source.AccountId}}:root"},"Action":"s3:ListBucket","Resource":"arn:aws:s3:::{{Bucket}}"}]}""";

        await Target.PutBucketPolicyAsync(Bucket, policy);
        Assert.Equal(policy, (await Target.GetBucketPolicyAsync(Bucket)).Policy);
        Assert.Equal(HttpStatusCode.OK, (await Source.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket })).HttpStatusCode);
        await Target.DeleteBucketPolicyAsync(Bucket);

        await AssertRefusedAsync(
            "AccessDenied",
            "Access Denied",
            403,
            () => Source.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket }));
    }

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"s3:*","Resource":"arn:aws:s3:::other/*"}]}""", "Policy has invalid resource")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::BUCKET/*"}]}""", "Missing required field Principal")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111111111111"},"Action":"dynamodb:*","Resource":"arn:aws:s3:::BUCKET/*"}]}""", "Policy has invalid action")]
    [InlineData("{", "This policy contains invalid Json")]
    public async Task PutBucketPolicy_Malformed_IsRefused(string policy, string message) =>
        await AssertRefusedAsync(
            "MalformedPolicy", message, 400,
            () => Target.PutBucketPolicyAsync(Bucket, policy.Replace("BUCKET", Bucket, System.StringComparison.Ordinal)));

    [Fact]
    public async Task PutBucketPolicy_ForEverybody_IsBlocked() =>
        await AssertRefusedAsync(
            "AccessDenied",
            $"User: arn:aws:iam::{Sandbox.Target.AccountId}:user/administrator is not authorized to perform: s3:PutBucketPolicy on resource: "
            + $"\"arn:aws:s3:::{Bucket}\" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.",
            403,
            () => Target.PutBucketPolicyAsync(
                Bucket,
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{Bucket}}/*"}]}"""));

    [Fact]
    public async Task Ownership_WritersOwnTheirObjects_IsKept()
    {
        await Target.PutBucketOwnershipControlsAsync(new PutBucketOwnershipControlsRequest
        {
            BucketName = Bucket,
            OwnershipControls = new OwnershipControls { Rules = [new OwnershipControlsRule { ObjectOwnership = ObjectOwnership.ObjectWriter }] },
        });

        GetBucketOwnershipControlsResponse answer = await Target.GetBucketOwnershipControlsAsync(
            new GetBucketOwnershipControlsRequest { BucketName = Bucket });

        Assert.Equal(ObjectOwnership.ObjectWriter, answer.OwnershipControls.Rules.Single().ObjectOwnership);
    }

    [Fact]
    public async Task ExportBucket_FromTheStart_TakesWhatTheSourceWritesWithAcl()
    {
        string key = $"{Bucket}/file";
        var put = new PutObjectRequest
        {
            BucketName = Sandbox.S3Bucket, Key = key, ContentBody = "content", CannedACL = S3CannedACL.BucketOwnerFullControl,
            ExpectedBucketOwner = Sandbox.Target.AccountId,
        };

        await Source.PutObjectAsync(put);

        using GetObjectResponse answer = await Target.GetObjectAsync(Sandbox.S3Bucket, key);
        Assert.Equal("content", await TextAsync(answer));
        put.ExpectedBucketOwner = Sandbox.Source.AccountId;
        await AssertRefusedAsync("AccessDenied", "Access Denied", 403, () => Source.PutObjectAsync(put));
    }

    [Fact]
    public async Task PutObject_UserWithoutPolicy_IsDenied()
    {
        AWSCredentials user = await Sandbox.MakeUserAsync(Sandbox.Target.AccountId, "nobody");
        using IAmazonS3 client = Sandbox.S3(user);

        await AssertRefusedAsync(
            "AccessDenied",
            $"User: arn:aws:iam::{Sandbox.Target.AccountId}:user/nobody is not authorized to perform: s3:PutObject on resource: "
            + $"\"arn:aws:s3:::{Bucket}/key\" because no identity-based policy allows the s3:PutObject action",
            403,
            () => PutAsync(client, "key"));
    }

    [Fact]
    public async Task GetBucketVersioning_Ever_IsOff() =>
        Assert.Equal(VersionStatus.Off, (await Target.GetBucketVersioningAsync(Bucket)).VersioningConfig.Status);

    [Fact]
    public async Task PutBucketVersioning_Ever_IsNotImplemented() =>
        await AssertRefusedAsync(
            "NotImplemented", "A header you provided implies functionality that is not implemented", 501,
            () => Target.PutBucketVersioningAsync(new PutBucketVersioningRequest
            {
                BucketName = Bucket, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
            }));
}
