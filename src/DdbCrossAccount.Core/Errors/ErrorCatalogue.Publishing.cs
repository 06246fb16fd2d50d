using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Core.Functions;
using DdbCrossAccount.Errors;

namespace DdbCrossAccount.Core.Errors;

/// <summary>Publishing the function: its name, roles and code, and what Lambda makes of them.</summary>
internal static partial class ErrorCatalogue
{
    private const string NothingPublished = "Nothing was published.";

    private const string NoVersionPublished = "No version was published.";

    public static FunctionNameUnusableException FunctionNameUnusable(string name) => new(new DdbErrorDetails(
        "FunctionNameUnusable",
        DdbErrorCategory.InvalidArgument,
        name,
        $"'{name}' cannot be the name of a function: 1 to 64 letters, digits, hyphens and underscores can. {NothingPublished}",
        "Choose another -FunctionName; a name and no ARN is taken, since the account and Region are those of the session."));

    public static LedgerArnUnusableException LedgerArnUnusable(string text) => new(new DdbErrorDetails(
        "LedgerArnUnusable",
        DdbErrorCategory.InvalidArgument,
        text,
        $"'{text}' is not the ARN of a table. {NothingPublished}",
        "Pass -LedgerTableArn as arn:aws:dynamodb:<region>:<account>:table/<name>, or -LedgerTableName with -Target."));

    public static RoleArnUnusableException RoleArnUnusable(string parameter, string text) => new(new DdbErrorDetails(
        "RoleArnUnusable",
        DdbErrorCategory.InvalidArgument,
        text,
        $"'{text}' is not the ARN of a role. {NothingPublished}",
        $"Pass -{parameter} as arn:aws:iam::<account>:role/<name>."));

    public static RoleOfOtherAccountException RoleOfOtherAccount(string parameter, string roleArn, string accountId) => new(
        new DdbErrorDetails(
            "RoleOfOtherAccount",
            DdbErrorCategory.InvalidArgument,
            roleArn,
            $"Role '{roleArn}' does not lie in account {accountId}, where the {RoleUse(parameter)}. {NothingPublished}",
            $"Pass a role of account {accountId} with -{parameter}"
                + (parameter == "FunctionRoleArn" ? ", or publish in the role's account with -FunctionAccount." : ".")));

    public static FunctionTimeoutUnusableException FunctionTimeoutUnusable(TimeSpan timeout) => new(new DdbErrorDetails(
        "FunctionTimeoutUnusable",
        DdbErrorCategory.InvalidArgument,
        Figures.Duration(timeout),
        $"An invocation of a function cannot be given {Figures.Duration(timeout)}: 1 s to 15 min it can. {NothingPublished}",
        "Pass -Timeout as a number of seconds from 1 to 900, or as a time span."));

    public static FunctionPackageForOtherProcessorException FunctionPackageForOtherProcessor(string runtime, string architecture) =>
        new(new DdbErrorDetails(
            "FunctionPackageForOtherProcessor",
            DdbErrorCategory.InvalidArgument,
            architecture,
            $"The function comes for runtime {runtime} with code for x86_64 only, and {architecture} was asked for. {NothingPublished}",
            "Use runtime dotnet10, whose code runs on both processors, or pass a zip of your own with -Path."));

    public static FunctionPackageNotFoundException FunctionPackageNotFound(IReadOnlyList<string> paths, string runtime) => new(new DdbErrorDetails(
        "FunctionPackageNotFound",
        DdbErrorCategory.ObjectNotFound,
        paths[0],
        $"The zip of the function is not at {string.Join(", nor at ", paths.Select(path => $"'{path}'"))}. {NothingPublished}",
        runtime == FunctionConstants.ManagedRuntime
            ? "Check -Path, or install the module anew; in a checkout build the solution first."
            : $"Pass -Path with a zip for runtime {runtime}: the target PackSelfContainedFunction of src/DdbCrossAccount.CdcFunction, in a "
                + "clone of the repository, makes one. The module brings that of dotnet10."));

    public static FunctionPackageDamagedException FunctionPackageDamaged(string path, string what, Exception inner) => new(
        new DdbErrorDetails(
            "FunctionPackageDamaged",
            DdbErrorCategory.InvalidData,
            path,
            $"The zip of the function at '{path}' cannot be used: {what}. {NothingPublished}",
            "Make or copy the zip again, or install the module anew.",
            inner));

    public static FunctionPackageIncompleteException FunctionPackageIncomplete(string path, string fileName, string runtime) => new(
        new DdbErrorDetails(
            "FunctionPackageIncomplete",
            DdbErrorCategory.InvalidData,
            path,
            $"The zip of the function at '{path}' does not hold '{fileName}' at its root, which runtime {runtime} needs. "
                + NothingPublished,
            "Pass the zip that was made for this runtime, or choose its own with -Runtime."));

    public static FunctionPackageTooLargeException FunctionPackageTooLarge(string path, long bytes, long limit) => new(
        new DdbErrorDetails(
            "FunctionPackageTooLarge",
            DdbErrorCategory.LimitsExceeded,
            path,
            $"The zip of the function at '{path}' has {Figures.Number(bytes)} bytes, packed or unpacked, and Lambda takes "
                + $"{Figures.Number(limit)}. {NothingPublished}",
            "Leave out of the zip what the function does not need."));

    public static FunctionNotOursException FunctionNotOurs(string functionArn) => new(new DdbErrorDetails(
        "FunctionNotOurs",
        DdbErrorCategory.ResourceExists,
        functionArn,
        $"Function '{functionArn}' exists and does not have the tag 'DdbCrossAccount' with value 'function': it was not made here. "
            + $"It was left as it is. {NothingPublished}",
        "Choose another -FunctionName. A function that was made here and lost its tag is taken again once it has the tag."));

    public static FunctionEnvironmentUnreadableException FunctionEnvironmentUnreadable(string functionArn) => new(
        new DdbErrorDetails(
            "FunctionEnvironmentUnreadable",
            DdbErrorCategory.PermissionDenied,
            functionArn,
            $"Lambda does not tell the environment variables of function '{functionArn}' to this caller, so those that are not ours "
                + $"could not be kept. {NothingPublished}",
            "Allow kms:Decrypt on the key that encrypts them, or see that the key is enabled."));

    public static FunctionEnvironmentTooLargeException FunctionEnvironmentTooLarge(string functionArn, int bytes) => new(
        new DdbErrorDetails(
            "FunctionEnvironmentTooLarge",
            DdbErrorCategory.LimitsExceeded,
            functionArn,
            $"The environment variables of function '{functionArn}' would have {Figures.Number(bytes)} bytes with ours, and Lambda "
                + $"takes 4,096. {NothingPublished}",
            "Take variables out that are not needed; ours are about 300 bytes."));

    public static FunctionRoleUnusableException FunctionRoleUnusable(
        string functionArn, string roleArn, TimeSpan waited, ServiceAnswer answer) => new(new DdbErrorDetails(
            "FunctionRoleUnusable",
            DdbErrorCategory.InvalidArgument,
            roleArn,
            $"Lambda cannot assume role '{roleArn}' for function '{functionArn}', and has not been able to for "
                + $"{Figures.Duration(waited)}. {NoVersionPublished}{answer}",
            "Check that the role exists under exactly this ARN and that its trust policy allows sts:AssumeRole to "
                + "lambda.amazonaws.com. A role that was just made can be used after some seconds.",
            answer.Exception));

    public static FunctionFailedException FunctionFailed(string functionArn, string what, string? reasonCode) => new(
        new DdbErrorDetails(
            "FunctionFailed",
            DdbErrorCategory.InvalidResult,
            functionArn,
            $"The {what} of function '{functionArn}' is Failed, with reason {reasonCode ?? "unknown"}. Versions that were published "
                + $"before go on as they are. {NoVersionPublished}",
            "Look the reason up in the Lambda guide ('Function states'), remedy it and run the command again; a function whose state "
                + "is Failed has to be deleted first."));

    public static FunctionPublishTimedOutException FunctionPublishTimedOut(
        string functionArn, string waitingFor, TimeSpan waited) => new(new DdbErrorDetails(
            "FunctionPublishTimedOut",
            DdbErrorCategory.OperationTimeout,
            functionArn,
            $"After {Figures.Duration(waited)} function '{functionArn}' still waits for {waitingFor}. {NoVersionPublished}",
            "Run the command again; it goes on where it stopped. If it comes back, see the AWS Health Dashboard."));

    public static FunctionKeepsChangingException FunctionKeepsChanging(string functionArn) => new(new DdbErrorDetails(
        "FunctionKeepsChanging",
        DdbErrorCategory.InvalidOperation,
        functionArn,
        $"Function '{functionArn}' differed from what was asked for again after each of several changes: something else changes it. "
            + NoVersionPublished,
        "Find out what else deploys this function, such as a stack or a pipeline, and let one of them do it."));

    public static FunctionGoneException FunctionGone(string functionArn) => new(new DdbErrorDetails(
        "FunctionGone",
        DdbErrorCategory.ObjectNotFound,
        functionArn,
        $"Function '{functionArn}', or the version that was just published, was deleted meanwhile. {NoVersionPublished}",
        "Find out what deletes it, and run the command again."));

    private static string RoleUse(string parameter) =>
        parameter == "FunctionRoleArn" ? "function lies that is to run under it" : "ledger and the tables lie that are written under it";
}
