using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DdbCrossAccount.Conformance.Tests.Engines;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>Sends the requests of a case to one server of S3, and keeps the answers.</summary>
internal sealed class S3CaseRunner(S3Client client, string bucket)
{
    private const string InOurRegion =
        $"<CreateBucketConfiguration><LocationConstraint>{Engine.Region}</LocationConstraint></CreateBucketConfiguration>";

    private static readonly Dictionary<string, string> NoHeaders = [];

    private readonly Dictionary<string, string> _saved = new() { ["$bucket"] = bucket };

    public async Task<IReadOnlyList<S3Answer>> RunAsync(S3Case item)
    {
        await client.CallAsync("PUT", $"/{bucket}", NoHeaders, InOurRegion);
        var answers = new List<S3Answer>();
        foreach (S3Step step in item.Steps)
        {
            Dictionary<string, string> headers = step.Headers.ToDictionary(pair => pair.Key, pair => Fill(pair.Value));
            S3Answer answer = await client.CallAsync(step.Method, Fill(step.Path), headers, Fill(step.Body));
            answers.Add(answer);
            foreach ((string name, string source) in step.Save)
            {
                _saved[name] = answer.Headers.GetValueOrDefault(source)
                    ?? answer.Xml?.Descendants(source).FirstOrDefault()?.Value ?? $"no-{source}";
            }
        }

        return answers;
    }

    private string Fill(string text)
    {
        return _saved.Aggregate(text, (filled, pair) => filled.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
    }
}
