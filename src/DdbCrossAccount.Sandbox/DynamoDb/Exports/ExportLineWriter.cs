using System;
using System.Globalization;
using System.IO;
using System.Text;
using DdbCrossAccount.Sandbox.DynamoDb.Items;

namespace DdbCrossAccount.Sandbox.DynamoDb.Exports;

/// <summary>Writes the lines of data files in DynamoDB JSON.</summary>
internal sealed class ExportLineWriter(KeySchema keys, ExportWindow? window, ExportFilter? filter)
{
    private readonly Utf8Buffer _key = new();

    /// <summary>False where the filter leaves the line out.</summary>
    public bool TryWrite(ExportLine line, Stream output)
    {
        if (filter?.Includes(line.Newest) == false)
        {
            return false;
        }

        Write(line, output);
        return true;
    }

    private void Write(ExportLine line, Stream output)
    {
        if (window is null)
        {
            output.Write("{\"Item\":"u8);
            output.Write(Shown(line.Change.New));
            output.Write("}\n"u8);
            return;
        }

        WriteChange(line.Change, output);
    }

    private ReadOnlySpan<byte> Shown(StoredItem item)
    {
        return filter is null ? item.Json : filter.Project(item);
    }

    private void WriteChange(ItemChange change, Stream output)
    {
        _key.Clear();
        ItemCodec.Current.AppendKey(change.New.Exists ? change.New : change.Old, keys, _key);
        string micros = ((change.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);
        output.Write(Encoding.UTF8.GetBytes($$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{micros}}}"}},"Keys":"""));
        output.Write(_key.Written);
        if (change.Old.Exists && window!.ViewType == ExportWindow.NewAndOldImages)
        {
            output.Write(",\"OldImage\":"u8);
            output.Write(Shown(change.Old));
        }

        if (change.New.Exists)
        {
            output.Write(",\"NewImage\":"u8);
            output.Write(Shown(change.New));
        }

        output.Write("}\n"u8);
    }
}
