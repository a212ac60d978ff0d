import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF about files: `VeraCheck.java ua1,2a FILE…` prints a line for each file and profile, and each failure. */
public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (int i = 1; i < arguments.length; i++) {
      for (String profile : arguments[0].split(",")) {
        check(new File(arguments[i]), profile);
      }
    }
  }

  private static void check(File file, String profile) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(profile);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 100, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println(
          (result.isCompliant() ? "PASS " : "FAIL ") + profile + " " + file.getName() + " " + result.getTotalAssertions());
      for (TestAssertion each : result.getTestAssertions()) {
        if (each.getStatus() == TestAssertion.Status.FAILED) {
          System.out.println("  " + each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber()
              + " " + each.getErrorMessage() + " @ " + each.getLocation().getContext());
        }
      }
    }
  }
}
