using System;
using Amazon.Runtime;
using DdbCrossAccount.Core.Accounts;
using DdbCrossAccount.Core.Aws.DynamoDb;

namespace DdbCrossAccount.Core.Tests.Aws.DynamoDb;

/// <summary>Makes sessions and clients of scripted servers; their waits before a repeat end at once.</summary>
internal static class RawClients
{
    public static readonly BasicAWSCredentials Credentials = new("AKIATEST", "secret");

    public static EngineContext Context =>
        new(new FakeClock { RunsDelaysUpTo = TimeSpan.FromMinutes(1) }, new Random(1), new RecordingObserver());

    public static AccountSession Session(string url) => new(
        new DdbAccount { AccountId = "111111111111", Region = "eu-west-1", Arn = "arn:aws:iam::111111111111:root" },
        Credentials,
        url);

    public static RawDynamoDbClient Create(string url) => Session(url).CreateRawDynamoDb(Context);
}
