using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DdbCrossAccount.Conformance.Tests.Cases;

/// <summary>The cases of DynamoDB and of its streams.</summary>
internal static class CaseCatalog
{
    /// <summary>Those that every engine of DynamoDB answers.</summary>
    public static IReadOnlyDictionary<string, Case> DynamoDb { get; } = ReadFolder("DynamoDb");

    /// <summary>Those that only DynamoDB Local answers: transactions and streams.</summary>
    public static IReadOnlyDictionary<string, Case> DynamoDbLocal { get; } = ReadFolder("DynamoDbLocal");

    private static Dictionary<string, Case> ReadFolder(string folder)
    {
        string path = Path.Combine(CaseFile.Folder, folder);
        return Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)
            .SelectMany(CaseFile.Read).ToDictionary(item => item.Id, StringComparer.Ordinal);
    }
}
