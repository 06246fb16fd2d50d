using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.S3;
using Amazon.S3.Model;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.S3;

/// <summary>What tests share that use the official client: a bucket of the target's account for each test.</summary>
public abstract class S3ClientTest(SandboxProcess sandbox) : IAsyncLifetime
{
    protected SandboxProcess Sandbox => sandbox;

    /// <summary>The target's account.</summary>
    protected IAmazonS3 Target { get; } = sandbox.S3(sandbox.Target.Credentials);

    /// <summary>The source's account.</summary>
    protected IAmazonS3 Source { get; } = sandbox.S3(sandbox.Source.Credentials);

    protected string Bucket { get; } = $"test-{Guid.NewGuid():N}";

    public async Task InitializeAsync() => await MakeBucketAsync(Target);

    public Task DisposeAsync()
    {
        Target.Dispose();
        Source.Dispose();
        return Task.CompletedTask;
    }

    protected Task<PutBucketResponse> MakeBucketAsync(IAmazonS3 client) =>
        client.PutBucketAsync(new PutBucketRequest { BucketName = Bucket, BucketRegionName = "eu-west-1" });

    protected Task<PutObjectResponse> PutAsync(string key, string content = "content", Action<PutObjectRequest>? change = null) =>
        PutAsync(Target, key, content, change);

    protected Task<PutObjectResponse> PutAsync(IAmazonS3 client, string key, string content = "content", Action<PutObjectRequest>? change = null)
    {
        var request = new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = content };
        change?.Invoke(request);
        return client.PutObjectAsync(request);
    }

    protected static async Task<string> TextAsync(GetObjectResponse answer)
    {
        using var reader = new StreamReader(answer.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    protected static async Task AssertRefusedAsync(string code, string message, int status, Func<Task> action)
    {
        AmazonS3Exception error = await Assert.ThrowsAnyAsync<AmazonS3Exception>(action);
        Assert.Equal((code, message, status), (error.ErrorCode, error.Message, (int)error.StatusCode));
    }
}
