using System;
using System.Collections.Generic;
using System.Globalization;
using DdbCrossAccount.Core.Items;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Items in files: keys given as text, files, exports in folders. No message holds item data.</summary>
/// <remarks>A state is one sentence: what was and was not written when the file turned out to be wrong.</remarks>
internal static partial class ErrorCatalogue
{
    private const string NothingWritten = "Nothing was written.";

    public static KeyTextMalformedException KeyTextMalformed(string text, string parameter) => new(new DdbErrorDetails(
        "KeyTextMalformed",
        DdbErrorCategory.InvalidArgument,
        text,
        $"{parameter} '{text}' is not of the form name:T with T one of S, N or B. {NothingWritten}",
        $"Write the attribute's name, a colon and its type, for example {parameter} id:S."));

    public static KeyAttributeNamedTwiceException KeyAttributeNamedTwice(string name) => new(new DdbErrorDetails(
        "KeyAttributeNamedTwice",
        DdbErrorCategory.InvalidArgument,
        name,
        $"Attribute '{name}' is given both as -PartitionKey and as -SortKey. {NothingWritten}",
        "Name another attribute as -SortKey, or leave it out for a table with a partition key only."));

    public static ItemFileNotFoundException ItemFileNotFound(string path) => new(new DdbErrorDetails(
        "ItemFileNotFound",
        DdbErrorCategory.ObjectNotFound,
        path,
        $"There is no file or folder '{path}'. {NothingWritten}",
        "Check the path. It may be a JSON array, JSON lines (plain or {\"Item\": ...}), either of them gzipped, or the folder of an export."));

    public static ItemFileUnreadableException ItemFileUnreadable(string path, string state, Exception inner) => new(new DdbErrorDetails(
        "ItemFileUnreadable",
        DdbErrorCategory.InvalidData,
        path,
        $"'{path}' could not be read: {inner.Message} {state}",
        "See that the file may be read by this user, is not being written, and lies on a disk that answers.",
        inner));

    public static ItemFileDamagedException ItemFileDamaged(string path, string state, Exception inner) => new(new DdbErrorDetails(
        "ItemFileDamaged",
        DdbErrorCategory.InvalidData,
        path,
        $"'{path}' is damaged or cut short. {state}",
        "Copy the file again and compare its size with the original's; 'gzip -t' tests a gzip file.",
        inner));

    public static ItemArrayDamagedException ItemArrayDamaged(
        string path, long? line, string state, Exception inner) => new(new DdbErrorDetails(
        "ItemArrayDamaged",
        DdbErrorCategory.InvalidData,
        path,
        $"The JSON array in '{path}' is damaged or cut short at line {Line(line)}. {state}",
        "Correct the file; 'python3 -m json.tool' shows the place.",
        inner));

    public static TextIsNoItemException TextIsNoItem(ItemPlace place, string state, ItemFault fault) => new(new DdbErrorDetails(
        "TextIsNoItem",
        DdbErrorCategory.InvalidData,
        place.Path,
        $"{place} is no item: {fault.Message}. {state}",
        "Each line or array element holds one item: a plain JSON object, or {\"Item\": ...} with DynamoDB JSON. Correct it or take it out.",
        fault));

    public static ItemKeyWrongException ItemKeyWrong(
        ItemPlace place, KeySchema key, string state, ItemFault fault) => new(new DdbErrorDetails(
        "ItemKeyWrong",
        DdbErrorCategory.InvalidData,
        place.Path,
        $"{place} does not have the key {key}: {fault.Message}. {state}",
        "Correct the item, or name the key that the items have with -PartitionKey and -SortKey.",
        fault));

    public static ItemNumberNotHeldException ItemNumberNotHeld(ItemPlace place, string state, ItemFault fault) => new(new DdbErrorDetails(
        "ItemNumberNotHeld",
        DdbErrorCategory.InvalidData,
        place.Path,
        $"{place} cannot be stored: {fault.Message}. {state}",
        "Shorten the number, or keep it as text.",
        fault));

    public static ExportFolderEmptyException ExportFolderEmpty(string path) => new(new DdbErrorDetails(
        "ExportFolderEmpty",
        DdbErrorCategory.ObjectNotFound,
        path,
        $"Folder '{path}' holds no export: no manifest-files.json is in it or below it. {NothingWritten}",
        "Copy the export with its manifests, for example with 'aws s3 cp --recursive s3://bucket/prefix/AWSDynamoDB AWSDynamoDB'."));

    public static ExportFolderAmbiguousException ExportFolderAmbiguous(string path, IReadOnlyList<string> manifests) => new(
        new DdbErrorDetails(
            "ExportFolderAmbiguous",
            DdbErrorCategory.InvalidArgument,
            path,
            $"Folder '{path}' holds {manifests.Count} exports: {Names(manifests)}. {NothingWritten}",
            "Pass the folder of one of them."));

    public static ExportManifestUnreadableException ExportManifestUnreadable(
        string path, int line, string reason, Exception? inner) => new(new DdbErrorDetails(
        "ExportManifestUnreadable",
        DdbErrorCategory.InvalidData,
        path,
        $"Line {Number(line)} of the manifest '{path}' cannot be used: {reason}. {NothingWritten}",
        "Copy the export's manifests again, unchanged.",
        inner));

    public static ExportFileMissingException ExportFileMissing(string path, string manifest) => new(new DdbErrorDetails(
        "ExportFileMissing",
        DdbErrorCategory.ObjectNotFound,
        path,
        $"The manifest '{manifest}' names a file that is not at '{path}'. {NothingWritten}",
        "Copy the whole folder AWSDynamoDB/<export id> again, with its data folder."));

    public static ExportFileDamagedException ExportFileDamaged(string path, string expected, string actual) => new(new DdbErrorDetails(
        "ExportFileDamaged",
        DdbErrorCategory.InvalidData,
        path,
        $"'{path}' has the MD5 {actual}, and the export's manifest says {expected}. {NothingWritten}",
        "Copy the file again from the bucket; it must not be unpacked or changed."));

    public static ExportCountDiffersException ExportCountDiffers(
        string path, long actual, string manifest, long expected, string state) => new(
        new DdbErrorDetails(
            "ExportCountDiffers",
            DdbErrorCategory.InvalidData,
            path,
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' accounts for {actual:N0} items, and '{manifest}' says {expected:N0}. {state}"),
            "Copy the whole export again; its manifests and data files must be of the same export."));

    public static ExportFormatNotReadableException ExportFormatNotReadable(string manifest, string format) => new(new DdbErrorDetails(
        "ExportFormatNotReadable",
        DdbErrorCategory.InvalidData,
        manifest,
        $"The export of '{manifest}' is written as {format}; only DYNAMODB_JSON can be read. {NothingWritten}",
        "Export the table again with the format DYNAMODB_JSON."));

    private static string Line(long? line) => line?.ToString("N0", CultureInfo.InvariantCulture) ?? "unknown";
}
