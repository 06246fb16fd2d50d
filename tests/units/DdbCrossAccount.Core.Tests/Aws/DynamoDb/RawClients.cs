using System;
using Amazon;
using Amazon.Runtime;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>Makes clients of scripted servers; their waits before a repeat end at once.</summary>
internal static class RawClients
{
    public static readonly BasicAWSCredentials Credentials = new("AKIATEST", "secret");

    public static EngineContext Context =>
        new(new FakeClock { RunsDelaysUpTo = TimeSpan.FromMinutes(1) }, new Random(1), new RecordingObserver());

    public static RawDynamoDbClient Create(string url) =>
        RawDynamoDbClient.Create(Context, Credentials, RegionEndpoint.EUWest1, url);
}
