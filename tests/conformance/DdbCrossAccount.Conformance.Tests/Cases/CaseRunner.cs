using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;
using DdbCrossAccount.Conformance.Tests.Wire;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>Sends the requests of a case to one engine, and keeps the answers.</summary>
internal sealed class CaseRunner(JsonClient client, string table)
{
    private const int MostPolls = 2000;

    // Tags are eventually consistent, and nothing tells when they are: twice as long as a change takes in the sandbox.
    private static readonly TimeSpan TagsSettle = 2 * EngineStart.ChangesTake;

    private readonly Dictionary<string, string> _saved = [];

    public async Task<IReadOnlyList<JsonAnswer>> RunAsync(Case item)
    {
        if (item.Table is not null)
        {
            await CreateTableAsync(item.Table);
        }

        var answers = new List<JsonAnswer>();
        foreach (CaseStep step in item.Steps)
        {
            answers.Add(await RunStepAsync(step));
        }

        return answers;
    }

    private async Task CreateTableAsync(string shape)
    {
        JsonNode request = CaseFile.Tables[shape]?.DeepClone()
            ?? throw new InvalidOperationException($"Tables.json has no shape '{shape}'.");
        request["TableName"] = table;
        JsonAnswer answer = await client.CallAsync("CreateTable", request.ToJsonString());
        if (answer.Status != 200)
        {
            throw new InvalidOperationException($"{client.Engine.Name}: CreateTable answered {answer}");
        }

        await WaitAsync(table);
    }

    public async Task<JsonAnswer> RunStepAsync(CaseStep step)
    {
        string body = step.Body.Replace("$table", table, StringComparison.Ordinal);
        body = _saved.Aggregate(body, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        JsonAnswer answer = await CallAsync(step, body);
        if (answer.Status == 200 && step.Operation is "CreateTable" or "UpdateTable" or "DeleteTable")
        {
            await WaitAsync(JsonNode.Parse(body)!["TableName"]!.GetValue<string>());
        }

        if (step.Operation is "TagResource" or "UntagResource")
        {
            await Task.Delay(TagsSettle, TimeProvider.System);
        }

        foreach ((string name, JsonNode? path) in step.Save ?? [])
        {
            _saved[name] = Find(answer.Body, path!.GetValue<string>());
        }

        return answer;
    }

    private Task<JsonAnswer> CallAsync(CaseStep step, string body)
    {
        if (step.Segments > 0)
        {
            return new SegmentedScan(client, step.Segments).RunAsync(body);
        }

        return step.AllPages ? new PagedCall(client, step.Operation).RunAsync(body) : client.CallAsync(step.Operation, body);
    }

    private static string Find(JsonNode? body, string path)
    {
        JsonNode? found = path.Split('.').Aggregate(
            body, (node, name) => int.TryParse(name, out int index) ? node?.AsArray().ElementAtOrDefault(index) : node?[name]);
        return found?.GetValue<string>() ?? $"nothing at {path}";
    }

    /// <summary>Until the table and its indexes are ACTIVE, or the table is gone.</summary>
    private async Task WaitAsync(string name)
    {
        for (int i = 0; await IsChangingAsync(name); i++)
        {
            if (i == MostPolls)
            {
                throw new InvalidOperationException($"{client.Engine.Name}: table {name} goes on changing.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    private async Task<bool> IsChangingAsync(string name)
    {
        JsonAnswer answer = await client.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}""");
        JsonNode? description = answer.Body?["Table"];
        IEnumerable<JsonNode?> indexes = description?["GlobalSecondaryIndexes"]?.AsArray() ?? [];
        return description is not null
            && (description["TableStatus"]!.GetValue<string>() != "ACTIVE"
                || indexes.Any(index => index!["IndexStatus"]!.GetValue<string>() != "ACTIVE"));
    }
}
