using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Http;
using Xunit;

namespace DdbCrossAccount.Sandbox.Tests.Fuzzing;

/// <summary>The corpus has a right request for each operation of its services that --list says is covered.</summary>
public sealed class FuzzCorpusTests
{
    [Fact]
    public void Corpus_HasEveryOperationOfItsServices()
    {
        IEnumerable<string> corpus = FuzzCorpus.DynamoDb.Select(request => $"DynamoDB_20120810.{request.Operation}")
            .Concat(FuzzCorpus.Streams.Select(request => $"DynamoDBStreams_20120810.{request.Operation}"))
            .Concat(FuzzCorpus.Kms.Select(request => $"TrentService.{request.Operation}"))
            .Concat(FuzzCorpus.Sts.Select(form => $"STS_20110615.{form.Split('&')[0].Split('=')[1]}"))
            .Distinct().ToArray();
        string[] services = [.. corpus.Select(ServiceOf).Distinct()];

        string[] covered = [.. OperationTargets.Covered.Select(operation => operation.Target).Where(target => services.Contains(ServiceOf(target)))];

        Assert.Equal(covered.Order(StringComparer.Ordinal), corpus.Order(StringComparer.Ordinal));
    }

    private static string ServiceOf(string target) => target.Split('.')[0];
}
