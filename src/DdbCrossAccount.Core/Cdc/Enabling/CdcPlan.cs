using System.Collections.Generic;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Aws.Lambda.Model;
using DdbCrossAccount.Core.Cdc.Ledgers;
using DdbCrossAccount.Core.Functions;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>One table's change data capture after everything was read and nothing stands against it.</summary>
internal sealed record CdcPlan
{
    public required CdcRequest Request { get; init; }

    public required CdcOptions Options { get; init; }

    public required CdcSessions Sessions { get; init; }

    public required TableDescription SourceTable { get; init; }

    public required TableDescription TargetTable { get; init; }

    public required StreamFacts Stream { get; init; }

    public required LedgerPlace Ledger { get; init; }

    /// <summary>False when the ledger has to be made.</summary>
    public required bool IsLedgerThere { get; init; }

    /// <summary>The function; null when it is published first.</summary>
    public FunctionFacts? Function { get; init; }

    /// <summary>The function's bare name.</summary>
    public string FunctionName => Function?.Name
        ?? FunctionReference.Resolve(
            Options.FunctionName ?? FunctionConstants.DefaultName, Sessions.Function, Sessions.FunctionAccount).Name;

    /// <summary>The function's ARN; without a version as long as there is none.</summary>
    public string FunctionArn => Function?.Arn ?? new FunctionLookup(Sessions.Function).ArnOf(FunctionName);

    /// <summary>True when the function is published by this command; a table that has its version keeps it.</summary>
    public bool IsPublished => Options.FunctionRoleArn is not null
        && (Control is null || FunctionReference.VersionOf(Control.FunctionArn) is null);

    /// <summary>What an earlier run wrote; null for none.</summary>
    public CdcControl? Control { get; init; }

    /// <summary>The stream's mappings in the function's account.</summary>
    public IReadOnlyList<EventSourceMappingConfiguration> Mappings { get; init; } = [];

    public required MappingSettings Settings { get; init; }

    /// <summary>How the function is published. One that is there keeps its memory unless other is asked for.</summary>
    public FunctionOptions ToFunctionOptions() => new()
    {
        FunctionName = FunctionName,
        FunctionRoleArn = Options.FunctionRoleArn!,
        LedgerTableArn = Ledger.Arn,
        WriterRoleArn = Options.WriterRoleArn ?? Function?.WriterRoleArn,
        WriterExternalId = Options.WriterExternalId,
        MemorySize = Function is null ? Settings.MemorySize : Options.MemorySize,
        IsInTarget = Sessions.IsFunctionInTarget,
        Source = Sessions.Source.Account,
        Target = Sessions.Target.Account,
    };
}
