using System;
using System.IO;
using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Errors;
using Xunit;

namespace DdbCrossAccount.Core.Tests.Errors;

public sealed class ErrorCataloguePublishingTests
{
    private const string FunctionArn = "arn:aws:lambda:eu-west-1:111111111111:function:cdc";
    private const string RoleArn = "arn:aws:iam::222222222222:role/r";
    private const string Zip = "/m/function/ddb-cdc-function-dotnet10.zip";

    [Fact]
    public void FunctionNameUnusable_Always_SaysAll() => ErrorText.Check<FunctionNameUnusableException>(
        ErrorCatalogue.FunctionNameUnusable("a b"),
        "FunctionNameUnusable",
        DdbErrorCategory.InvalidArgument,
        "a b",
        "'a b' cannot be the name of a function: 1 to 64 letters, digits, hyphens and underscores can. Nothing was published.",
        "Choose another -FunctionName; a name and no ARN is taken, since the account and Region are those of the session.");

    [Fact]
    public void LedgerArnUnusable_Always_SaysAll() => ErrorText.Check<LedgerArnUnusableException>(
        ErrorCatalogue.LedgerArnUnusable("ledger"),
        "LedgerArnUnusable",
        DdbErrorCategory.InvalidArgument,
        "ledger",
        "'ledger' is not the ARN of a table. Nothing was published.",
        "Pass -LedgerTableArn as arn:aws:dynamodb:<region>:<account>:table/<name>, or -LedgerTableName with -Target.");

    [Fact]
    public void RoleArnUnusable_Always_SaysAll() => ErrorText.Check<RoleArnUnusableException>(
        ErrorCatalogue.RoleArnUnusable("WriterRoleArn", "writer"),
        "RoleArnUnusable",
        DdbErrorCategory.InvalidArgument,
        "writer",
        "'writer' is not the ARN of a role. Nothing was published.",
        "Pass -WriterRoleArn as arn:aws:iam::<account>:role/<name>.");

    [Fact]
    public void RoleOfOtherAccount_OfTheFunction_SaysAll() => ErrorText.Check<RoleOfOtherAccountException>(
        ErrorCatalogue.RoleOfOtherAccount("FunctionRoleArn", RoleArn, "111111111111"),
        "RoleOfOtherAccount",
        DdbErrorCategory.InvalidArgument,
        RoleArn,
        "Role 'arn:aws:iam::222222222222:role/r' does not lie in account 111111111111, where the function lies that is to run under "
            + "it. Nothing was published.",
        "Pass a role of account 111111111111 with -FunctionRoleArn, or publish in the role's account with -FunctionAccount.");

    [Fact]
    public void RoleOfOtherAccount_OfTheWriter_SaysAll() => ErrorText.Check<RoleOfOtherAccountException>(
        ErrorCatalogue.RoleOfOtherAccount("WriterRoleArn", RoleArn, "333333333333"),
        "RoleOfOtherAccount",
        DdbErrorCategory.InvalidArgument,
        RoleArn,
        "Role 'arn:aws:iam::222222222222:role/r' does not lie in account 333333333333, where the ledger and the tables lie that are "
            + "written under it. Nothing was published.",
        "Pass a role of account 333333333333 with -WriterRoleArn.");

    [Fact]
    public void FunctionTimeoutUnusable_Always_SaysAll() => ErrorText.Check<FunctionTimeoutUnusableException>(
        ErrorCatalogue.FunctionTimeoutUnusable(TimeSpan.FromMinutes(16)),
        "FunctionTimeoutUnusable",
        DdbErrorCategory.InvalidArgument,
        "16 min 0 s",
        "An invocation of a function cannot be given 16 min 0 s: 1 s to 15 min it can. Nothing was published.",
        "Pass -Timeout as a number of seconds from 1 to 900, or as a time span.");

    [Fact]
    public void FunctionPackageForOtherProcessor_Always_SaysAll() => ErrorText.Check<FunctionPackageForOtherProcessorException>(
        ErrorCatalogue.FunctionPackageForOtherProcessor("provided.al2023", "arm64"),
        "FunctionPackageForOtherProcessor",
        DdbErrorCategory.InvalidArgument,
        "arm64",
        "The function comes for runtime provided.al2023 with code for x86_64 only, and arm64 was asked for. Nothing was published.",
        "Use runtime dotnet10, whose code runs on both processors, or pass a zip of your own with -Path.");

    [Fact]
    public void FunctionPackageNotFound_Always_SaysAll() => ErrorText.Check<FunctionPackageNotFoundException>(
        ErrorCatalogue.FunctionPackageNotFound([Zip, "/c/x.zip"], "dotnet10"),
        "FunctionPackageNotFound",
        DdbErrorCategory.ObjectNotFound,
        Zip,
        "The zip of the function is not at '/m/function/ddb-cdc-function-dotnet10.zip', nor at '/c/x.zip'. Nothing was published.",
        "Check -Path, or install the module anew; in a checkout build the solution first.");

    [Fact]
    public void FunctionPackageNotFound_OfTheProvidedRuntime_SaysHowToMakeIt() => Assert.Equal(
        "Pass -Path with a zip for runtime provided.al2023: the target PackSelfContainedFunction of src/DdbCrossAccount.CdcFunction, in "
            + "a clone of the repository, makes one. The module brings that of dotnet10.",
        ErrorCatalogue.FunctionPackageNotFound([Zip], "provided.al2023").RecommendedAction);

    [Fact]
    public void FunctionPackageDamaged_Always_SaysAll() => ErrorText.Check<FunctionPackageDamagedException>(
        ErrorCatalogue.FunctionPackageDamaged(Zip, "it is no whole zip", new InvalidDataException()),
        "FunctionPackageDamaged",
        DdbErrorCategory.InvalidData,
        Zip,
        "The zip of the function at '/m/function/ddb-cdc-function-dotnet10.zip' cannot be used: it is no whole zip. Nothing was published.",
        "Make or copy the zip again, or install the module anew.");

    [Fact]
    public void FunctionPackageIncomplete_Always_SaysAll() => ErrorText.Check<FunctionPackageIncompleteException>(
        ErrorCatalogue.FunctionPackageIncomplete(Zip, "bootstrap", "provided.al2023"),
        "FunctionPackageIncomplete",
        DdbErrorCategory.InvalidData,
        Zip,
        "The zip of the function at '/m/function/ddb-cdc-function-dotnet10.zip' does not hold 'bootstrap' at its root, which runtime "
            + "provided.al2023 needs. Nothing was published.",
        "Pass the zip that was made for this runtime, or choose its own with -Runtime.");

    [Fact]
    public void FunctionPackageTooLarge_Always_SaysAll() => ErrorText.Check<FunctionPackageTooLargeException>(
        ErrorCatalogue.FunctionPackageTooLarge(Zip, 52428801, 52428800),
        "FunctionPackageTooLarge",
        DdbErrorCategory.LimitsExceeded,
        Zip,
        "The zip of the function at '/m/function/ddb-cdc-function-dotnet10.zip' has 52,428,801 bytes, packed or unpacked, and Lambda "
            + "takes 52,428,800. Nothing was published.",
        "Leave out of the zip what the function does not need.");

    [Fact]
    public void FunctionNotOurs_Always_SaysAll() => ErrorText.Check<FunctionNotOursException>(
        ErrorCatalogue.FunctionNotOurs(FunctionArn),
        "FunctionNotOurs",
        DdbErrorCategory.ResourceExists,
        FunctionArn,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' exists and does not have the tag 'DdbCrossAccount' with "
            + "value 'function': it was not made here. It was left as it is. Nothing was published.",
        "Choose another -FunctionName. A function that was made here and lost its tag is taken again once it has the tag.");

    [Fact]
    public void FunctionEnvironmentUnreadable_Always_SaysAll() => ErrorText.Check<FunctionEnvironmentUnreadableException>(
        ErrorCatalogue.FunctionEnvironmentUnreadable(FunctionArn),
        "FunctionEnvironmentUnreadable",
        DdbErrorCategory.PermissionDenied,
        FunctionArn,
        "Lambda does not tell the environment variables of function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' to this "
            + "caller, so those that are not ours could not be kept. Nothing was published.",
        "Allow kms:Decrypt on the key that encrypts them, or see that the key is enabled.");

    [Fact]
    public void FunctionEnvironmentTooLarge_Always_SaysAll() => ErrorText.Check<FunctionEnvironmentTooLargeException>(
        ErrorCatalogue.FunctionEnvironmentTooLarge(FunctionArn, 4300),
        "FunctionEnvironmentTooLarge",
        DdbErrorCategory.LimitsExceeded,
        FunctionArn,
        "The environment variables of function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' would have 4,300 bytes with ours, "
            + "and Lambda takes 4,096. Nothing was published.",
        "Take variables out that are not needed; ours are about 300 bytes.");

    [Fact]
    public void FunctionRoleUnusable_Always_SaysAll() => ErrorText.Check<FunctionRoleUnusableException>(
        ErrorCatalogue.FunctionRoleUnusable(
            FunctionArn, RoleArn, TimeSpan.FromSeconds(30), new ServiceAnswer("InvalidParameterValueException", "R1", new Exception())),
        "FunctionRoleUnusable",
        DdbErrorCategory.InvalidArgument,
        RoleArn,
        "Lambda cannot assume role 'arn:aws:iam::222222222222:role/r' for function "
            + "'arn:aws:lambda:eu-west-1:111111111111:function:cdc', and has not been able to for 30 s. No version was published. "
            + "[InvalidParameterValueException, request R1]",
        "Check that the role exists under exactly this ARN and that its trust policy allows sts:AssumeRole to lambda.amazonaws.com. A "
            + "role that was just made can be used after some seconds.");

    [Fact]
    public void FunctionFailed_Always_SaysAll() => ErrorText.Check<FunctionFailedException>(
        ErrorCatalogue.FunctionFailed(FunctionArn, "last update", "KMSKeyNotFound"),
        "FunctionFailed",
        DdbErrorCategory.InvalidResult,
        FunctionArn,
        "The last update of function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' is Failed, with reason KMSKeyNotFound. "
            + "Versions that were published before go on as they are. No version was published.",
        "Look the reason up in the Lambda guide ('Function states'), remedy it and run the command again; a function whose state is "
            + "Failed has to be deleted first.");

    [Fact]
    public void FunctionPublishTimedOut_Always_SaysAll() => ErrorText.Check<FunctionPublishTimedOutException>(
        ErrorCatalogue.FunctionPublishTimedOut(FunctionArn, "the end of another change of it", TimeSpan.FromMinutes(10)),
        "FunctionPublishTimedOut",
        DdbErrorCategory.OperationTimeout,
        FunctionArn,
        "After 10 min 0 s function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' still waits for the end of another change of "
            + "it. No version was published.",
        "Run the command again; it goes on where it stopped. If it comes back, see the AWS Health Dashboard.");

    [Fact]
    public void FunctionKeepsChanging_Always_SaysAll() => ErrorText.Check<FunctionKeepsChangingException>(
        ErrorCatalogue.FunctionKeepsChanging(FunctionArn),
        "FunctionKeepsChanging",
        DdbErrorCategory.InvalidOperation,
        FunctionArn,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc' differed from what was asked for again after each of several "
            + "changes: something else changes it. No version was published.",
        "Find out what else deploys this function, such as a stack or a pipeline, and let one of them do it.");

    [Fact]
    public void FunctionGone_Always_SaysAll() => ErrorText.Check<FunctionGoneException>(
        ErrorCatalogue.FunctionGone(FunctionArn),
        "FunctionGone",
        DdbErrorCategory.ObjectNotFound,
        FunctionArn,
        "Function 'arn:aws:lambda:eu-west-1:111111111111:function:cdc', or the version that was just published, was deleted meanwhile. "
            + "No version was published.",
        "Find out what deletes it, and run the command again.");
}
