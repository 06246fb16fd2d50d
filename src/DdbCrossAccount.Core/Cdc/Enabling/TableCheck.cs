using System;
using System.Linq;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Exports;

namespace DdbCrossAccount.Core.Cdc.Enabling;

/// <summary>Whether changes of one table can be applied to another, by what both tables are; pure.</summary>
internal static class TableCheck
{
    private const string NothingDone = "Nothing was changed.";

    /// <summary>Throws what stands against it.</summary>
    public static void Check(CdcRequest request, TableDescription source, TableDescription target)
    {
        if (source.TableArn == target.TableArn)
        {
            throw ErrorCatalogue.TablesAreTheSame(source.TableArn);
        }

        DemandUsable(source);
        DemandUsable(target);
        DemandSame(source, request.SourceTableId);
        DemandSame(target, request.TargetTableId);
        DemandSameKey(source, target);
        DemandStream(request, source);
    }

    /// <summary>The table's key in words: <c>partition key 'id' (S) and sort key 'line' (N)</c>.</summary>
    internal static string KeyOf(TableDescription table) => string.Join(
        " and ",
        table.KeySchema.OrderBy(key => key.KeyType == KeyType.HASH ? 0 : 1).Select(key =>
            $"{(key.KeyType == KeyType.HASH ? "partition" : "sort")} key '{key.AttributeName}' ({TypeOf(table, key)})"));

    private static void DemandUsable(TableDescription table)
    {
        if (table.TableStatus != TableStatus.ACTIVE && table.TableStatus != TableStatus.UPDATING)
        {
            throw ErrorCatalogue.TableNotActive(table.TableArn, table.TableStatus, NothingDone);
        }
    }

    private static void DemandSame(TableDescription table, string? loadedId)
    {
        if (loadedId is { Length: > 0 } && table.TableId is { Length: > 0 } && loadedId != table.TableId)
        {
            throw ErrorCatalogue.TableReplacedSinceLoad(table.TableArn, loadedId, table.TableId);
        }
    }

    private static void DemandSameKey(TableDescription source, TableDescription target)
    {
        string sourceKey = KeyOf(source);
        string targetKey = KeyOf(target);
        if (!string.Equals(sourceKey, targetKey, StringComparison.Ordinal))
        {
            throw ErrorCatalogue.KeySchemaDiffers(source.TableArn, sourceKey, target.TableArn, targetKey);
        }
    }

    private static void DemandStream(CdcRequest request, TableDescription source)
    {
        if (source.StreamSpecification?.StreamEnabled != true || string.IsNullOrEmpty(source.LatestStreamArn))
        {
            throw ErrorCatalogue.StreamOff(source.TableArn);
        }

        if (!StreamStarter.HasUsableView(source))
        {
            throw ErrorCatalogue.StreamWithoutNewImages(source.TableArn, source.StreamSpecification.StreamViewType);
        }

        if (request.StreamArn is { Length: > 0 } expected && expected != source.LatestStreamArn)
        {
            throw ErrorCatalogue.StreamReplaced(source.TableArn, expected, source.LatestStreamArn);
        }
    }

    private static string TypeOf(TableDescription table, KeySchemaElement key) =>
        table.AttributeDefinitions.First(attribute => attribute.AttributeName == key.AttributeName).AttributeType.Value;
}
