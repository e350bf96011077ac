package io.atforge.testkit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A person's browser: Chromium without a window, that reaches nothing but this machine. */
final class Browser implements AutoCloseable {

    private static final String INSTALL = "no Chromium; install it: apt-get install chromium chromium-driver";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // What the loggers are set to lasts as long as somebody holds them.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** How a person reads. */
    record Reader(String language, int width, int height, boolean dark) {

        static final Reader USUAL = new Reader("en", 1280, 900, false);
    }

    /** Opens a page; the test is left out where there is no browser. */
    static Browser open(URI page) {
        return open(page, Reader.USUAL);
    }

    /** The same for a certain reader. */
    static Browser open(URI page, Reader reader) {
        Optional<Path> chromium = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = program("chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), INSTALL);
        SELENIUM.setLevel(Level.OFF);
        ChromeDriverService service = new ChromeDriverService.Builder()
                // A path that is given keeps Selenium from looking for one in the network.
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .usingAnyFreePort()
                .withLogOutput(OutputStream.nullOutputStream())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options(chromium.orElseThrow())));
        try {
            browser.become(reader);
            browser.driver.manage().timeouts().scriptTimeout(PATIENCE);
            browser.driver.get(page.toString());
            browser.await("return document.querySelector('#link.live')");
        } catch (RuntimeException | AssertionError e) {
            browser.close();
            throw e;
        }
        return browser;
    }

    private static ChromeOptions options(Path chromium) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--no-proxy-server",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            // Chromium's own sandbox does not work for root.
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    private static Optional<Path> program(String... names) {
        List<Path> folders =
                Stream.of(System.getenv("PATH").split(":")).map(Path::of).toList();
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void become(Reader reader) {
        String agent = (String) run("return navigator.userAgent");
        cdp("Network.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", reader.language()));
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", reader.width(), "height", reader.height(), "deviceScaleFactor", 1, "mobile", false));
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", reader.dark() ? "dark" : "light"))));
        cdp("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    }

    private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** What a script returns. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits, a frame of the browser's at a time, until a script returns something, and returns that. */
    Object await(String script, Object... arguments) {
        try {
            return driver.executeAsyncScript(
                    "const given = [...arguments]; const done = given.pop();"
                            + "const look = (...arguments) => { " + script + " };"
                            + "const check = () => { const found = look(...given);"
                            + "  if (found) { done(found); } else { setTimeout(check, 20); } };"
                            + "check();",
                    arguments);
        } catch (ScriptTimeoutException e) {
            throw new AssertionError(
                    "did not come: " + script + "\nthe page says:\n"
                            + find("body").getText(),
                    e);
        }
    }

    /** Waits until a part of the page says something. */
    void awaitText(String selector, String text) {
        await(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".some(node => node.textContent.includes(arguments[1]))",
                selector,
                text);
    }

    /** What a part of the page says, be it in sight or not. */
    String text(String selector) {
        return (String) run("return document.querySelector(arguments[0]).textContent", selector);
    }

    /** Presses what is there. */
    void click(String selector) {
        find(selector).click();
    }

    /** Writes into a field what it holds from now on. */
    void write(String selector, String text) {
        WebElement field = find(selector);
        field.clear();
        field.sendKeys(text);
    }

    /** Chooses from a list, by the option's value. */
    void choose(String selector, String value) {
        run(
                "const [list, value] = arguments; list.value = value;"
                        + "list.dispatchEvent(new Event('change', { bubbles: true }))",
                find(selector),
                value);
        assertThat(find(selector).getDomProperty("value")).isEqualTo(value);
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    void press(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** A part of the page. */
    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** A picture of what the reader sees at the top of the page. */
    byte[] picture() {
        return Base64.getDecoder().decode((String)
                cdp("Page.captureScreenshot", Map.of("format", "png")).get("data"));
    }

    /** What the browser has complained of since the last time. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
