using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>
/// Sends wrong requests one after another over one connection. What is no answer to them is a defect: none at all, or one
/// that tells of an internal failure.
/// </summary>
internal sealed class FuzzWorker : IDisposable
{
    private const int BetweenRepairs = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Random _random;
    private readonly RawConnection _connection;
    private readonly FuzzGenerator _generator;
    private readonly HttpNonsense _nonsense;
    private readonly Dictionary<string, string> _places;
    private readonly string _name;

    public FuzzWorker(string address, SandboxAccount account, int seed, int number)
    {
        _random = new Random((seed * 1000) + number);
        var endpoint = new Uri(address);
        _connection = new RawConnection(endpoint);
        _name = $"seed {seed}, worker {number}";
        _places = new Dictionary<string, string>
        {
            ["T"] = $"Fuzz{number}",
            ["A"] = $"arn:aws:dynamodb:eu-west-1:{account.AccountId}:table/Fuzz{number}",
            ["S"] = "",
            ["H"] = "",
            ["I"] = "",
            ["E"] = "",
            ["B"] = $"fuzz-{number}",
            ["U"] = "upload",
        };
        _generator = new FuzzGenerator(_random, account, endpoint.Authority, _places);
        _nonsense = new HttpNonsense(_random);
    }

    /// <summary>Answers by status; 0 is none, for bytes that were no request.</summary>
    public SortedDictionary<int, long> Answers { get; } = [];

    /// <summary>What was wrong with the sandbox.</summary>
    public List<string> Defects { get; } = [];

    /// <summary>Goes on until it is told that it is enough, or it has found some defects.</summary>
    public async Task RunAsync(Func<long, bool> isEnough)
    {
        for (long index = 0; !isEnough(index) && Defects.Count < 5; index++)
        {
            if (index % BetweenRepairs == 0)
            {
                await RepairAsync();
            }

            await (_random.Next(40) == 0 ? SendNonsenseAsync(index) : SendAsync(index));
        }
    }

    public void Dispose() => _connection.Dispose();

    private async Task SendAsync(long index)
    {
        FuzzRequest request = _generator.Next();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            RawAnswer? answer = await _connection.SendAsync(request.ToBytes(), request.Method == "HEAD", endsRequest: false, patience.Token);
            Judge(index, request, answer);
        }
        catch (OperationCanceledException)
        {
            Defects.Add($"{_name}, request {index}: no answer in {Patience.TotalSeconds} s to\n{request}");
            _connection.Dispose();
        }
    }

    // 501 is an answer of S3: what it has and this sandbox has not.
    private void Judge(long index, FuzzRequest request, RawAnswer? answer)
    {
        Count(answer);
        if (answer is null)
        {
            Defects.Add($"{_name}, request {index}: the connection was closed without an answer to\n{request}");
        }
        else if (answer.Status is >= 500 and not 501)
        {
            Defects.Add($"{_name}, request {index}: {answer.Status} {answer.Body}\nto\n{request}");
        }
    }

    private async Task SendNonsenseAsync(long index)
    {
        byte[] bytes = _nonsense.Next();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (_random.Next(3) == 0)
            {
                await _connection.SendAndGoAsync(bytes, patience.Token);
                return;
            }

            RawAnswer? answer = await _connection.SendAsync(bytes, isHead: false, endsRequest: true, patience.Token);
            Count(answer);
            if (answer?.Status is >= 500 and not (501 or 505))
            {
                Defects.Add($"{_name}, request {index}: {answer.Status} to nonsense {Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 500)))}");
            }
        }
        catch (OperationCanceledException)
        {
            Defects.Add($"{_name}, request {index}: no end of the connection in {Patience.TotalSeconds} s after nonsense "
                + Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 500))));
            _connection.Dispose();
        }
    }

    private void Count(RawAnswer? answer)
    {
        int status = answer?.Status ?? 0;
        Answers[status] = Answers.GetValueOrDefault(status) + 1;
    }

    /// <summary>Makes table and bucket, which a wrong request may have deleted, and looks for things to name.</summary>
    private async Task RepairAsync()
    {
        await AskAsync("DynamoDB_20120810", "CreateTable", FuzzCorpus.CreateTable);
        await AskAsync("DynamoDB_20120810", "PutItem", """{"TableName":"{T}","Item":{"id":{"S":"a"},"n":{"N":"1.5"},"b":{"B":"AAEC"},"ss":{"SS":["x","y"]},"m":{"M":{"l":{"L":[{"N":"1"},{"N":"2"}]}}}}}""");
        JsonNode? stream = (await AskAsync("DynamoDBStreams_20120810", "ListStreams", """{"TableName":"{T}"}"""))?["Streams"];
        if (stream is JsonArray { Count: > 0 } streams)
        {
            _places["S"] = (string)streams[^1]!["StreamArn"]!;
            JsonNode? shards = (await AskAsync("DynamoDBStreams_20120810", "DescribeStream", """{"StreamArn":"{S}"}"""))?["StreamDescription"]?["Shards"];
            _places["H"] = (string?)(shards as JsonArray)?.FirstOrDefault()?["ShardId"] ?? "";
            JsonNode? iterator = await AskAsync(
                "DynamoDBStreams_20120810", "GetShardIterator", """{"StreamArn":"{S}","ShardId":"{H}","ShardIteratorType":"TRIM_HORIZON"}""");
            _places["I"] = (string?)iterator?["ShardIterator"] ?? "";
        }

        await AskAsync("DynamoDB_20120810", "UpdateContinuousBackups", """{"TableName":"{T}","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":1}}""");
        JsonNode? exports = (await AskAsync("DynamoDB_20120810", "ListExports", "{}"))?["ExportSummaries"];
        _places["E"] = (string?)(exports as JsonArray)?.FirstOrDefault()?["ExportArn"] ?? "";
    }

    private async Task<JsonNode?> AskAsync(string service, string operation, string body)
    {
        using var patience = new CancellationTokenSource(Patience);
        FuzzRequest request = _generator.Right(service, operation, body);
        RawAnswer? answer = await _connection.SendAsync(request.ToBytes(), isHead: false, endsRequest: false, patience.Token);
        Judge(-1, request, answer);
        return answer?.Status == 200 ? JsonNode.Parse(answer.Body) : null;
    }
}
