using System;
using DdbCrossAccount.Sandbox.DynamoDb.Tables;

namespace DdbCrossAccount.Sandbox.DynamoDb.Jobs;

/// <summary>An export or an import: work that goes on after its request was answered.</summary>
internal interface IJob
{
    string Arn { get; }

    TableArn Table { get; }

    string? ClientToken { get; }

    DateTimeOffset StartTime { get; }

    DateTimeOffset? EndTime { get; }
}
