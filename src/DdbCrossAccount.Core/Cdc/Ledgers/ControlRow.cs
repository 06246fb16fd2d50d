using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Items;

namespace DdbCrossAccount.Core.Cdc.Ledgers;

/// <summary>The control row's form in the table.</summary>
internal static class ControlRow
{
    public const string Version = "Version";

    public static LedgerRow Write(CdcControl control) => new LedgerRow(LedgerConstants.ControlScope, control.StreamArn)
        .Set("Format", LedgerConstants.FormatVersion)
        .Set(Version, control.Version)
        .Set("RunId", control.RunId)
        .Set("Epoch", control.Epoch)
        .Set("State", control.State.ToString())
        .Set("SourceTableArn", control.SourceTableArn)
        .Set("SourceTableId", control.SourceTableId)
        .Set("TargetTableArn", control.TargetTableArn)
        .Set("TargetTableId", control.TargetTableId)
        .Set("PartitionKey", control.Key.PartitionKey.ToString())
        .Set("SortKey", control.Key.SortKey?.ToString())
        .Set("SnapshotTime", control.SnapshotTime)
        .Set("SkipBefore", control.SkipBefore)
        .Set("FunctionArn", control.FunctionArn)
        .Set("FunctionAccount", control.FunctionAccount.ToString())
        .Set("MappingId", control.MappingId)
        .Set("BatchSize", control.BatchSize)
        .Set("BatchWindowSeconds", control.BatchWindowSeconds)
        .Set("QueueUrl", control.QueueUrl)
        .Set("QueueArn", control.QueueArn)
        .Set("Made", new AttributeValue { L = [.. control.Made.Select(Write)], IsLSet = true });

    public static CdcControl Read(LedgerRow row) => new()
    {
        StreamArn = row.Entry,
        RunId = row.Text("RunId"),
        Epoch = row.Number("Epoch"),
        State = Known<CdcState>(row, "State"),
        SourceTableArn = row.Text("SourceTableArn"),
        SourceTableId = row.Text("SourceTableId"),
        TargetTableArn = row.Text("TargetTableArn"),
        TargetTableId = row.Text("TargetTableId"),
        Key = KeySchemaText.Parse(row.Text("PartitionKey"), row.TextOrNull("SortKey")),
        SnapshotTime = row.TimeOrNull("SnapshotTime"),
        SkipBefore = row.TimeOrNull("SkipBefore"),
        FunctionArn = row.Text("FunctionArn"),
        FunctionAccount = Known<CdcFunctionAccount>(row, "FunctionAccount"),
        MappingId = row.TextOrNull("MappingId"),
        BatchSize = (int)row.Number("BatchSize"),
        BatchWindowSeconds = (int)row.Number("BatchWindowSeconds"),
        QueueUrl = row.TextOrNull("QueueUrl"),
        QueueArn = row.TextOrNull("QueueArn"),
        Made = [.. row.List("Made").Select(Read)],
        Version = row.Number(Version),
    };

    private static AttributeValue Write(CdcResource resource) => new()
    {
        M = new LedgerRow(new Dictionary<string, AttributeValue>(StringComparer.Ordinal))
            .Set("Kind", resource.Kind)
            .Set("Id", resource.Id)
            .Set("Detail", resource.Detail)
            .Set("IsMade", resource.IsMade)
            .Attributes,
    };

    private static CdcResource Read(AttributeValue value)
    {
        var row = new LedgerRow(value.M);
        return new CdcResource(row.Text("Kind"), row.Text("Id"), row.TextOrNull("Detail"), row.Flag("IsMade"));
    }

    private static TEnum Known<TEnum>(LedgerRow row, string name)
        where TEnum : struct, Enum =>
        Enum.TryParse(row.Text(name), out TEnum value) && Enum.IsDefined(value) ? value : throw row.Missing(name);
}
